using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Wording;

namespace Portal.Domain.Publicity;

/// <summary>A word of an item that is probably written wrongly, with the field that it stands in.</summary>
public sealed record FoundWord(string Field, string Label, WrongWord Word);

/// <summary>
/// The wrong-word check before an item is handed in or published. What it finds is shown with its place and what is probably meant; an editor who means it as it
/// stands says why, and that stays in the item's trail.
/// </summary>
public sealed class ContentWords(IContentDesk desk, WordCheck check)
{
    /// <summary>An address and a name for programs follow no spelling.</summary>
    private static readonly string[] NoProse = ["AutoroutePart.Path", "AliasPart.Alias"];

    private const int Most = 50;
    private const char Separator = '；';

    public async Task<IReadOnlyList<FoundWord>> FindAsync(string itemId, string versionId, CancellationToken cancellationToken) => Of(await desk.ReadAsync(itemId, versionId, cancellationToken));

    public IReadOnlyList<FoundWord> Of(IReadOnlyList<ContentText> texts) =>
        [.. texts.Where(text => !NoProse.Contains(text.Name)).SelectMany(text => check.Find(text.Text).Select(word => new FoundWord(text.Name, text.Label, word))).Take(Most)];

    /// <summary>Lets an item on that has nothing to find, or whose editor says why it stands; then the trail says so.</summary>
    /// <param name="note">Why the words are right as they stand; null or empty where nobody said.</param>
    public async Task<Refusal?> PassAsync(ContentAtHand item, string? note, ReviewPerson who, DateTime now, CancellationToken cancellationToken)
    {
        var found = await FindAsync(item.Stand.ItemId, item.Stand.VersionId, cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(note) || !ContentReasons.IsOne(note))
        {
            return new Refusal("ContentWrongWords", "Overrule", found.Count);
        }

        var words = string.Join(Separator, found.Select(one => one.Word.Wrong).Distinct());
        var reason = $"{note.Trim()}（{words}）";
        item.Review.Overrule(who, item.Stand.VersionId, reason.Length <= ReviewMark.LongestReason ? reason : reason[..ReviewMark.LongestReason], now);
        return null;
    }
}
