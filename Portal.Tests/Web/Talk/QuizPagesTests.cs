using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using global::Portal.Cms.Content;
using global::Portal.Cms.Recipes;
using global::Portal.Domain.Access;
using global::Portal.Domain.Publicity.Quizzes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>A quiz from the first answer to the draw that anybody computes again, with the sample that the site is delivered with.</summary>
public abstract partial class QuizPagesTests(TalkSite site)
{
    private const string Id = "quiz-2026-winter";

    [Fact]
    public async Task Quiz_is_answered_scored_drawn_once_and_computed_again_by_anybody()
    {
        var quiz = await SeedAsync();
        Assert.True(quiz.Questions.Count >= 10);
        Assert.All(quiz.Questions, q => Assert.NotEmpty(q.Explanation));
        var missing = await site.SendFormAsync($"/quizzes/{Id}", ("q1", "0"));
        var html = await missing.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("id=\"q2-e\"", html, StringComparison.Ordinal);
        Assert.Matches("name=\"q1\" value=\"0\" checked", html);

        for (var i = 0; i < 25; i++)
        {
            Assert.Matches("[0-9A-Z]{12}", await NumberAsync(quiz, $"1380000{i:0000}"));
        }

        var wrong = await TalkSite.TextAsync(await site.SendFormAsync($"/quizzes/{Id}", [.. quiz.Questions.Select((q, i) => ($"q{i + 1}", q.Right.Contains(0) ? "1" : "0")), ("Contact", "13900000000")]));
        Assert.Contains("正确答案", wrong, StringComparison.Ordinal);
        Assert.Contains("没有参加抽奖", wrong, StringComparison.Ordinal);
        var twice = await TalkSite.TextAsync(await EnterAsync(quiz, "138-0000-0003"));
        Assert.Contains("已经参加过", twice, StringComparison.Ordinal);

        var commitment = Hash().Match(await site.App.Client().GetStringAsync($"/quizzes/{Id}")).Groups["hash"].Value;
        var chief = await site.AsAsync("总编", StaffRoles.ChiefEditor);
        Assert.Equal("QuizStillOpen", (await DrawAsync(chief)).Code);
        site.App.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal("", (await DrawAsync(await site.AsAsync("总编二", StaffRoles.ChiefEditor))).Code);

        using var data = JsonDocument.Parse(await site.App.Client().GetStringAsync($"/quizzes/{Id}?handler=Draw"));
        var (seed, numbers) = (data.RootElement.GetProperty("seed").GetString()!, data.RootElement.GetProperty("numbers").EnumerateArray().Select(n => n.GetString()!).ToArray());
        Assert.Equal(commitment, ProvableDraw.Commit(seed));
        Assert.Equal(25, numbers.Length);
        Assert.Equal(ProvableDraw.Draw(seed, ProvableDraw.Sorted(numbers), quiz.Winners), data.RootElement.GetProperty("winners").EnumerateArray().Select(w => w.GetProperty("number").GetString()));
        var page = await site.App.Client().GetStringAsync($"/quizzes/{Id}");
        Assert.Contains("138****", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000003", page, StringComparison.Ordinal);
        var desk = await site.AsAsync("总编二", StaffRoles.ChiefEditor);
        Assert.Contains("1380000", await TalkSite.TextOfAsync(desk, $"/desk/quizzes?winners={Id}"), StringComparison.Ordinal);

        site.App.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(26, await site.InScopeAsync(services => services.GetRequiredService<QuizSweep>().RunAsync(default)));
        Assert.Equal(0, await site.OnDatabaseAsync(db => db.QuizEntries.CountAsync(e => e.ContactTag != null || e.SealedContact != "")));
    }

    private async Task<Quiz> SeedAsync()
    {
        await site.InScopeAsync(async services =>
        {
            var recipe = await services.GetRequiredService<IRecipeLibrary>().FindAsync("Wujin.Quiz", default);
            var report = await services.GetRequiredService<RecipeExecutor>().RunAsync(new RecipeOrder(recipe!, new ContentAuthor("", "测试"), ImportRights.All), default);
            Assert.True(report.Outcome is RecipeOutcome.Ran, report.Fault);
            return 0;
        });
        await PublishedSite.FreshAsync(site.App, "/learn");
        return (await site.InScopeAsync(services => services.GetRequiredService<IQuizShelf>().FindAsync(Id, default)))!;
    }

    private async Task<string> NumberAsync(Quiz quiz, string contact)
    {
        var text = await TalkSite.TextAsync(await EnterAsync(quiz, contact));
        Assert.Contains($"{quiz.Questions.Count} 题答对了 {quiz.Questions.Count} 题", text, StringComparison.Ordinal);
        return Number().Match(text).Groups["number"].Value;
    }

    private Task<HttpResponseMessage> EnterAsync(Quiz quiz, string contact) =>
        site.SendFormAsync($"/quizzes/{Id}", [.. quiz.Questions.SelectMany((q, i) => q.Right.Select(r => ($"q{i + 1}", $"{r}"))), ("Contact", contact)]);

    private static async Task<(HttpStatusCode Status, string Code)> DrawAsync(HttpClient chief)
    {
        // Before the quiz has closed its own page has no button: the token of another page does for who tries it all the same.
        var answer = await chief.PostFormAsync("/desk/inspection", "/desk/quizzes?handler=Draw", ("Quiz", Id));
        var text = await TalkSite.TextAsync(answer);
        return (answer.StatusCode, answer.StatusCode is HttpStatusCode.Redirect ? "" : text.Contains("还没有结束", StringComparison.Ordinal) ? "QuizStillOpen" : text);
    }

    [GeneratedRegex("<code>(?<number>[0-9A-Z]{12})</code>|code\">(?<number>[0-9A-Z]{12})<", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex("<code>(?<hash>[0-9a-f]{64})</code>", RegexOptions.ExplicitCapture)]
    private static partial Regex Hash();
}

public sealed class QuizPagesOnSqliteTests(TalkOnSqlite site) : QuizPagesTests(site), IClassFixture<TalkOnSqlite>;

public sealed class QuizPagesOnPostgresTests(TalkOnPostgres site) : QuizPagesTests(site), IClassFixture<TalkOnPostgres>;
