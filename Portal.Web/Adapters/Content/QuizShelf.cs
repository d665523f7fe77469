using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Quizzes;

namespace Portal.Web.Adapters.Content;

/// <summary>The published quizzes as their content items tell them. What an editor left half done (a question without a right option) is left out, not guessed.</summary>
internal sealed class QuizShelf(ContentReader reader, StampedMemory memory) : IQuizShelf
{
    private const string Type = "Quiz";
    private const string QuestionType = "QuizQuestion";
    private const int PassUnlessSaid = 60;
    private const int MostQuizzes = 200;

    public Task<IReadOnlyList<Quiz>> AllAsync(CancellationToken cancellationToken) => memory.GetAsync("quizzes", async () =>
    {
        var rows = await reader.Rows(VersionOf.Published).Where(r => r.ContentType == Type).OrderByDescending(r => r.PublishedUtc).Take(MostQuizzes).Select(r => r.Json).ToListAsync(cancellationToken);
        return (IReadOnlyList<Quiz>)[.. rows.Select(json => Read(ContentItem.Read(json))).OfType<Quiz>().OrderByDescending(quiz => quiz.OpensUtc)];
    }).AsTask();

    public async Task<Quiz?> FindAsync(string id, CancellationToken cancellationToken) => (await AllAsync(cancellationToken)).FirstOrDefault(quiz => quiz.Id == id);

    private static Quiz? Read(ContentItem item)
    {
        var own = item.Part(Type);
        QuizQuestion[] questions = [.. item.Part("BagPart").Member("ContentItems").AsObjects().Where(q => q.Member("ContentType").AsText() == QuestionType).Select(Question).OfType<QuizQuestion>()];
        return questions.Length == 0 || Moment(own, "Opens") is not { } opens || Moment(own, "Closes") is not { } closes
            ? null
            : new Quiz(
                item.ContentItemId, item.DisplayText ?? "", Text(own, "Summary"), Text(own, "Rules"), Text(own, "Prizes"), Number(own, "Winners") ?? 0,
                Math.Clamp(Number(own, "PassPercent") ?? PassUnlessSaid, 0, 100), opens, closes, questions);
    }

    private static QuizQuestion? Question(JsonObject item)
    {
        var own = item[QuestionType] as JsonObject;
        var kind = Text(own, "Kind") switch { "多选" => QuizKind.Several, "判断" => QuizKind.TrueFalse, _ => QuizKind.One };
        string[] options = kind is QuizKind.TrueFalse ? ["对", "错"] : [.. own.Member("Options").Member("Values").AsTexts().Select(o => o.Trim()).Where(o => o.Length > 0)];
        int[] right = [.. Places(Text(own, "Right"), kind).Where(place => place < options.Length).Distinct().Order()];
        var text = item.Member("TitlePart").Member("Title").AsText() ?? item.Member("DisplayText").AsText() ?? "";
        return text.Length == 0 || options.Length < 2 || right.Length == 0 || (kind is not QuizKind.Several && right.Length != 1)
            ? null
            : new QuizQuestion(text, kind, options, right, Text(own, "Explanation"));
    }

    /// <summary>AC names the first and the third option; 对 and 错 answer a question of true or false.</summary>
    private static IEnumerable<int> Places(string right, QuizKind kind) => kind is QuizKind.TrueFalse
        ? right.Trim() switch { "对" => [0], "错" => [1], _ => [] }
        : right.ToUpperInvariant().Where(char.IsAsciiLetterUpper).Select(letter => letter - 'A');

    private static string Text(JsonObject? own, string field) => (own.Member(field).Member("Text").AsText() ?? "").Trim();

    private static DateTime? Moment(JsonObject? own, string field) => own.Member(field).Member("Value").AsMoment();

    private static int? Number(JsonObject? own, string field) => own.Member(field).Member("Value").AsNumber() is { } number and >= 0 and < 1_000_000 ? (int)number : null;
}
