using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content;

/// <summary>Reads content items of the site's own types as the public site names their members. An item that lacks one reads as empty there; nothing throws.</summary>
internal static class ItemReading
{
    public const string Taxonomy = "columns";

    private const char Between = '｜';

    public static PublicLine Line(ContentItem item, string path)
    {
        var own = item.Part(item.ContentType);
        return new PublicLine(
            item.ContentItemId,
            item.ContentType,
            item.DisplayText ?? "",
            path,
            Text(own, "Summary"),
            item.PublishedUtc ?? item.CreatedUtc ?? default,
            item.ModifiedUtc ?? item.CreatedUtc ?? default,
            Picture(own, "Cover"),
            own.Member("Column").Member("TaxonomyContentItemId").AsText() == Taxonomy ? First(own.Member("Column").Member("TermContentItemIds")) : "",
            item.ContentType == PublicTypes.Activity ? Plan(own) : null);
    }

    public static PublicColumn Column(ContentItem term, string path)
    {
        var own = term.Part("Column");
        return new PublicColumn(term.ContentItemId, term.DisplayText ?? "", path, Text(own, "Description"), Text(own, "Keywords"), Text(own, "ColumnType"));
    }

    public static PublicItem Item(ContentItem item, string path, PublicColumn? column, BodyTexts bodies)
    {
        var own = item.Part(item.ContentType);
        var html = item.Part("HtmlBodyPart").Member("Html").AsText();
        return new PublicItem(
            Line(item, path),
            column,
            html is null ? bodies.OfMarkdown(item.Part("MarkdownBodyPart").Member("Markdown").AsText()) : bodies.Of(html),
            Text(own, "Source"),
            item.Author ?? "",
            [.. Text(own, "Keywords").Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Detail(item.ContentType, own))
        {
            Seo = item.Part("SeoMetaPart") is { } seo ? new SeoWords(Plain(seo, "PageTitle"), Plain(seo, "MetaDescription"), Plain(seo, "MetaKeywords"), Plain(seo, "MetaRobots")) : SeoWords.None,
        };
    }

    private static string Plain(JsonObject part, string member) => part.Member(member).AsText() ?? "";

    /// <summary>The items that an item names in its content pickers.</summary>
    public static IEnumerable<string> Named(ContentItem item) =>
        item.Part(item.ContentType) is { } own ? own.SelectMany(field => field.Value.Member("ContentItemIds").AsTexts()) : [];

    private static ItemDetail? Detail(string type, JsonObject? own) => type switch
    {
        PublicTypes.Checklist => new ChecklistDetail(Texts(own, "Items")),
        PublicTypes.Poster => new PosterDetail(Text(own, "Slogan"), Texts(own, "Points")),
        PublicTypes.Video => new VideoDetail(Picture(own, "Film"), First(own.Member("Captions").Member("Paths")), Text(own, "Length")),
        PublicTypes.Activity => Plan(own) is { } plan ? new ActivityDetail(plan) : null,
        PublicTypes.AccidentCase => new CaseDetail(
            Text(own, "Class"), Text(own, "Industry"), Texts(own, "Causes"), Texts(own, "Lessons"), Ids(own, "Regulations"), [.. Texts(own, "Measures").Select(Measure)]),
        PublicTypes.Regulation => new RegulationDetail(Text(own, "DocumentNumber"), Text(own, "IssuedBy"), Day(own, "IssuedOn"), Day(own, "EffectiveOn"), Text(own, "Status")),
        PublicTypes.Notice => new NoticeDetail(
            Text(own, "IndexNumber"), Text(own, "Subject"), Text(own, "IssuedBy"), Day(own, "WrittenOn"), Text(own, "DocumentNumber"), Text(own, "Validity"), Ids(own, "Interprets")),
        PublicTypes.Faq => new FaqDetail(Text(own, "Answer")),
        PublicTypes.Warning => Moment(own, "Begins") is { } begins && Moment(own, "Ends") is { } ends
            ? new WarningDetail(Text(own, "Level"), Text(own, "Kind"), Texts(own, "Areas"), begins, ends, Text(own, "Advice"))
            : null,
        _ => null,
    };

    private static ActivityPlan? Plan(JsonObject? own) => Moment(own, "Begins") is { } begins
        ? new ActivityPlan(
            begins, Moment(own, "Ends") ?? begins, Text(own, "Place"), Text(own, "District"), Number(own, "Capacity"), Text(own, "Contact"), Number(own, "Reached"))
        : null;

    private static CaseMeasure Measure(string line)
    {
        var steps = line.Split(Between, StringSplitOptions.TrimEntries);
        return new CaseMeasure(At(0), At(1), At(2), At(3));

        string At(int step) => step < steps.Length ? steps[step] : "";
    }

    private static PublicPicture? Picture(JsonObject? own, string field) =>
        own.Member(field).Member("Paths").AsTexts() is [{ Length: > 0 } path, ..]
            ? new PublicPicture(path.TrimStart('/'), First(own.Member(field).Member("MediaTexts")))
            : null;

    private static string First(JsonNode? list) => list.AsTexts() is [var first, ..] ? first : "";

    private static string Text(JsonObject? own, string field) => own.Member(field).Member("Text").AsText() ?? "";

    private static IReadOnlyList<string> Texts(JsonObject? own, string field) => own.Member(field).Member("Values").AsTexts();

    private static IReadOnlyList<string> Ids(JsonObject? own, string field) => own.Member(field).Member("ContentItemIds").AsTexts();

    private static DateTime? Moment(JsonObject? own, string field) => own.Member(field).Member("Value").AsMoment();

    private static DateOnly? Day(JsonObject? own, string field) => Moment(own, field) is { } moment ? DateOnly.FromDateTime(moment) : null;

    private static int? Number(JsonObject? own, string field) => own.Member(field).Member("Value").AsNumber() is { } number and >= 0 and < int.MaxValue ? (int)number : null;
}
