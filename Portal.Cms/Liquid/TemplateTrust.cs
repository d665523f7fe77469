using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid;

/// <summary>
/// Remembers the texts that may run as templates or be shown uncleaned: those that a holder of 'author templates' has saved, by the hash of each. The mark is
/// with the text and not in the item, so that no import can bring it along, and an unchanged text keeps it when somebody else edits the item's title.
/// </summary>
public sealed class TemplateTrust(SiteDocuments documents, DefinitionStore definitions)
{
    /// <summary>The paper that holds the hashes; no recipe step reads or writes it.</summary>
    public const string Paper = "TrustedTexts";

    /// <summary>For the one who saves an item on behalf of somebody who may author templates, right after the save.</summary>
    public async Task VouchForItemAsync(ContentItem item, string author, CancellationToken cancellationToken) =>
        await VouchAsync(TrustedTexts.In(item, await definitions.ReadAsync(cancellationToken)), author, cancellationToken);

    /// <summary>For the one who saves the paper of templates, or an import of them, on behalf of somebody who may author templates.</summary>
    /// <param name="templates">As in a recipe's Templates step: each name with its <c>Content</c>.</param>
    public Task VouchForTemplatesAsync(JsonObject templates, string author, CancellationToken cancellationToken) =>
        VouchAsync(templates.Select(t => t.Value.Member("Content").AsText() ?? "").Where(t => t.Length > 0), author, cancellationToken);

    private async Task VouchAsync(IEnumerable<string> texts, string author, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(Paper, cancellationToken);
        var changed = false;
        foreach (var key in texts.Select(TrustedTexts.Key).Where(key => !paper.ContainsKey(key)).ToList())
        {
            paper[key] = author;
            changed = true;
        }

        if (changed)
        {
            await documents.SaveAsync(Paper, paper, cancellationToken);
        }
    }
}

/// <summary>The hashes of all texts that are trusted.</summary>
internal sealed class TrustedTexts(IEnumerable<string> keys)
{
    private readonly HashSet<string> _keys = new(keys, StringComparer.Ordinal);

    public static TrustedTexts Read(JsonObject paper) => new(paper.Select(member => member.Key));

    public static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public bool Has(string text) => _keys.Count > 0 && text.Length > 0 && _keys.Contains(Key(text));

    /// <summary>The texts of an item, and of what lies in it, that its type would run or show uncleaned.</summary>
    public static IReadOnlyList<string> In(ContentItem item, ContentDefinitions definitions) =>
        [.. ContainedItems.Within(item.Data).Select(one => (one.Member(nameof(ContentItem.ContentType)).AsText() ?? "", one)).Prepend((item.ContentType, item.Data))
            .SelectMany(one => OfOne(one.Item1, one.Item2, definitions)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> OfOne(string contentType, JsonObject data, ContentDefinitions definitions)
    {
        if (!definitions.TryType(contentType, out var type))
        {
            yield break;
        }

        foreach (var (use, part) in definitions.PartsOf(type))
        {
            var own = data.Member(use.Name);
            if (use.PartName is "LiquidPart")
            {
                yield return own.Member("Liquid").AsText() ?? "";
            }
            else if (!BodyRules.Of(use.Of(use.PartName + "Settings")).IsPlain)
            {
                yield return own.Member("Html").AsText() ?? "";
                yield return own.Member("Markdown").AsText() ?? "";
            }

            foreach (var field in part.Fields.Where(f => !BodyRules.Of(f.Kind).IsPlain))
            {
                yield return own.Member(field.Name).Member("Html").AsText() ?? "";
                yield return own.Member(field.Name).Member("Markdown").AsText() ?? "";
            }
        }
    }
}
