using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Adapters.Content.Programme;

/// <summary>Reads the fields of a register's item as the public site names them. A field that is not there, or holds something else, reads as empty.</summary>
internal static class RegisterReading
{
    public static RegisterFacts Facts(ProgrammeRegister register, JsonObject? own) =>
        new(register, register.Fields.Select(field => (field.Name, Values: Values(field.Kind, own.Member(field.Name)))).Where(one => one.Values.Count > 0)
            .ToDictionary(one => one.Name, one => one.Values, StringComparer.Ordinal));

    public static RegisterFacts Facts(ProgrammeRegister register, ContentItem item) => Facts(register, item.Part(register.Type));

    private static IReadOnlyList<string> Values(FieldKind kind, JsonNode? field) => kind switch
    {
        FieldKind.Texts or FieldKind.Rows => [.. field.Member("Values").AsTexts().Select(text => text.Trim()).Where(text => text.Length > 0)],
        FieldKind.Day => One(field.Member("Value").AsMoment() is { } moment ? FactText.Of(DateOnly.FromDateTime(moment)) : null),
        FieldKind.Moment => One(field.Member("Value").AsMoment() is { } moment ? OrchardJson.Moment(moment) : null),
        FieldKind.Number => One(field.Member("Value").AsNumber()?.ToString("0.##", CultureInfo.InvariantCulture)),
        FieldKind.Truth => One(field.Member("Value").AsTruth() ? "true" : null),
        FieldKind.Link => One(field.Member("Url").AsText()) is [var url] ? [url, field.Member("Text").AsText() ?? ""] : [],
        _ => One(field.Member("Text").AsText()),
    };

    private static IReadOnlyList<string> One(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [text.Trim()];
}
