using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>What can be chosen in fields that point at items or at terms.</summary>
internal sealed class FieldChoices(ContentReader reader, ColumnTree tree)
{
    /// <summary>More than that is no list to choose from: a word of the title finds the rest.</summary>
    private const int Most = 20;

    private const int LongestWord = 100;

    /// <param name="name">The field's name in the form.</param>
    /// <param name="stored">What it holds.</param>
    public async Task<IReadOnlyList<FieldChoice>> OfAsync(ContentField field, string name, JsonNode? stored, TypedContent typed, CancellationToken cancellationToken) => field.FieldName switch
    {
        "TaxonomyField" => [.. (await tree.TermsAsync(field.Kind.Member("TaxonomyContentItemId").AsText() ?? "", cancellationToken)).Select(term => new FieldChoice(term.Id, term.Name, term.Depth))],
        "ContentPickerField" => await ItemsAsync(
            field.Kind.Member("DisplayedContentTypes").AsTexts(), [.. stored.Member(PickerFieldEditor.Items).AsTexts(), .. typed.Of(name)], typed.One(name + ".Find").Trim(), cancellationToken),
        _ => [],
    };

    /// <summary>What is chosen, then what the word finds, newest first.</summary>
    private async Task<IReadOnlyList<FieldChoice>> ItemsAsync(IReadOnlyList<string> types, string[] chosen, string word, CancellationToken cancellationToken)
    {
        var rows = reader.Rows(VersionOf.Latest);
        if (types.Count > 0)
        {
            rows = rows.Where(r => types.Contains(r.ContentType));
        }

        var wanted = word.Length <= LongestWord ? word : word[..LongestWord];
        var there = chosen.Length == 0 ? [] : await Choices(rows.Where(r => chosen.Contains(r.ContentItemId))).ToListAsync(cancellationToken);
        var found = await Choices(rows.Where(r => !chosen.Contains(r.ContentItemId) && (wanted == "" || r.DisplayText.Contains(wanted))).OrderByDescending(r => r.ModifiedUtc).Take(Most))
            .ToListAsync(cancellationToken);
        return [.. there.OrderBy(choice => Array.IndexOf(chosen, choice.Value)), .. found];
    }

    private static IQueryable<FieldChoice> Choices(IQueryable<ContentRow> rows) => rows.Select(r => new FieldChoice(r.ContentItemId, r.DisplayText, 0));
}
