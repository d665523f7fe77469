using Portal.Cms.Definitions;

namespace Portal.Cms.Content;

/// <summary>TitlePart: the title is what lists show of an item; a type may have it made by a pattern.</summary>
public sealed class Titles(DefinitionStore definitions, IContentPatterns patterns) : IContentHandler
{
    public const string Part = "TitlePart";
    private const string Settings = "TitlePartSettings";

    public async Task SavingAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if ((await definitions.ReadAsync(cancellationToken)).Type(item.ContentType)?.Part(Part) is not { } use)
        {
            return;
        }

        var title = item.Part(Part).Member("Title").AsText();
        var pattern = use.Of(Settings).Member("Pattern").AsText();
        if (!string.IsNullOrWhiteSpace(pattern) && (IsMade(use) || string.IsNullOrWhiteSpace(title)))
        {
            title = (await patterns.FillAsync(pattern, item, cancellationToken)).Trim();
            item.PartFor(Part)["Title"] = title;
        }

        if (!string.IsNullOrEmpty(title))
        {
            item.DisplayText = title;
        }
    }

    /// <summary>Orchard's options 1 and 2: made by the pattern, whether the editor sees it or not.</summary>
    private static bool IsMade(ContentTypePart use) =>
        use.Of(Settings).Member("Options").AsText() is "1" or "2" or "GeneratedDisabled" or "GeneratedHidden";
}
