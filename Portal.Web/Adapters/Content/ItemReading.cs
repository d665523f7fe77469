using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Adapters.Content.Programme;

namespace Portal.Web.Adapters.Content;

/// <summary>Reads content items of the site's own types as the public site names their members. An item that lacks one reads as empty there; nothing throws.</summary>
internal static class ItemReading
{
    public const string Taxonomy = "columns";

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

    public static PublicItem Item(ContentItem item, string path, PublicColumn? column, WorkingDays days)
    {
        var own = item.Part(item.ContentType);
        var line = Line(item, path);
        return new PublicItem(
            line,
            column,
            Text(own, "Source"),
            item.Author ?? "",
            [.. Text(own, "Keywords").Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Detail(item.ContentType, own) ?? Register(item, line, days));
    }

    /// <summary>The items that an item names in its content pickers.</summary>
    public static IEnumerable<string> Named(ContentItem item) =>
        item.Part(item.ContentType) is { } own ? own.SelectMany(field => field.Value.Member("ContentItemIds").AsTexts()) : [];

    private static ItemDetail? Detail(string type, JsonObject? own) => type switch
    {
        PublicTypes.Activity => Plan(own) is { } plan ? new ActivityDetail(plan) : null,
        PublicTypes.AccidentCase => new RefersDetail(Ids(own, "Regulations")),
        PublicTypes.Notice => new RefersDetail(Ids(own, "Interprets")),
        PublicTypes.Warning => Moment(own, "Begins") is { } begins && Moment(own, "Ends") is { } ends
            ? new WarningDetail(Text(own, "Level"), Text(own, "Kind"), Texts(own, "Areas"), begins, ends, Text(own, "Advice"))
            : null,
        _ => null,
    };

    private static RegisterDetail? Register(ContentItem item, PublicLine line, WorkingDays days)
    {
        if (item.ContentType == PublicTypes.Warning || ProgrammeRegisters.Of(item.ContentType) is not { } register)
        {
            return null;
        }

        var facts = RegisterReading.Facts(register, item);
        return new RegisterDetail(facts, RegisterClocks.Of(facts, DateOnly.FromDateTime(line.PublishedUtc.InCity()), days));
    }

    private static ActivityPlan? Plan(JsonObject? own) => Moment(own, "Begins") is { } begins
        ? new ActivityPlan(
            begins, Moment(own, "Ends") ?? begins, Text(own, "Place"), Text(own, "District"), Number(own, "Capacity"), Text(own, "Contact"), Number(own, "Reached"))
        : null;

    private static PublicPicture? Picture(JsonObject? own, string field) =>
        own.Member(field).Member("Paths").AsTexts() is [{ Length: > 0 } path, ..]
            ? new PublicPicture(path.TrimStart('/'), First(own.Member(field).Member("MediaTexts")))
            : null;

    private static string First(JsonNode? list) => list.AsTexts() is [var first, ..] ? first : "";

    private static string Text(JsonObject? own, string field) => own.Member(field).Member("Text").AsText() ?? "";

    private static IReadOnlyList<string> Texts(JsonObject? own, string field) => own.Member(field).Member("Values").AsTexts();

    private static IReadOnlyList<string> Ids(JsonObject? own, string field) => own.Member(field).Member("ContentItemIds").AsTexts();

    private static DateTime? Moment(JsonObject? own, string field) => own.Member(field).Member("Value").AsMoment();

    private static int? Number(JsonObject? own, string field) => own.Member(field).Member("Value").AsNumber() is { } number and >= 0 and < int.MaxValue ? (int)number : null;
}
