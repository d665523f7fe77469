using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Web.HumanCheck;

namespace Portal.Tests.Support;

/// <summary>Answers the human check's question as a person would: by knowing what to do when a stairwell burns.</summary>
internal static class HumanAnswers
{
    private static readonly List<Question> Questions = JsonSerializer.Deserialize<List<Question>>(
        File.ReadAllText(Path.Combine(Repository.Folder("content"), "human-questions.json")), JsonSerializerOptions.Web)!;

    /// <summary>The value of the right option on this page.</summary>
    public static string RightChoice(string html)
    {
        var text = WebUtility.HtmlDecode(html);
        var ask = Regex.Match(text, "id=\"human-q\">([^<]+)<").Groups[1].Value;
        var question = Questions.Find(q => q.Ask == ask || q.English.Ask == ask);
        Assert.True(question is not null, "The page asks no known question: " + text);
        var options = Regex.Matches(text, "name=\"human_choice\" value=\"(\\d)\"[^>]*>(?:<span>)?([^<]+)<");
        return options.Single(o => o.Groups[2].Value.Trim() == (question.Ask == ask ? question.Options : question.English.Options)[question.Right]).Groups[1].Value;
    }

    /// <summary>The proof of work instead: for a site whose clock nobody can move.</summary>
    public static KeyValuePair<string, string> Proof(string html)
    {
        var challenge = WebUtility.HtmlDecode(Regex.Match(html, "data-challenge=\"([^\"]+)\"").Groups[1].Value);
        return new("altcha", Checks.Encode(Checks.Solve(challenge)));
    }

    private sealed record Question(string Ask, IReadOnlyList<string> Options, int Right, Words English);

    private sealed record Words(string Ask, IReadOnlyList<string> Options);
}
