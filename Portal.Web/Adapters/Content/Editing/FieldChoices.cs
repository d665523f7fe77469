using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>What can be chosen in fields that point at items or at terms.</summary>
internal sealed class FieldChoices(ContentReader reader, ColumnTree tree)
{
    /// <summary>More than that is no list to choose from.</summary>
    private const int Most = 300;

    public async Task<IReadOnlyList<FieldChoice>> OfAsync(ContentField field, CancellationToken cancellationToken) => field.FieldName switch
    {
        "TaxonomyField" => [.. (await tree.TermsAsync(field.Kind.Member("TaxonomyContentItemId").AsText() ?? "", cancellationToken)).Select(term => new FieldChoice(term.Id, term.Name, term.Depth))],
        "ContentPickerField" => await ItemsAsync(field.Kind.Member("DisplayedContentTypes").AsTexts(), cancellationToken),
        _ => [],
    };

    private async Task<IReadOnlyList<FieldChoice>> ItemsAsync(IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        var rows = reader.Rows(VersionOf.Latest);
        if (types.Count > 0)
        {
            rows = rows.Where(r => types.Contains(r.ContentType));
        }

        return await rows.OrderByDescending(r => r.ModifiedUtc).Take(Most).Select(r => new FieldChoice(r.ContentItemId, r.DisplayText, 0)).ToListAsync(cancellationToken);
    }
}
