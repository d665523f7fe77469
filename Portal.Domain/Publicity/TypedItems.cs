namespace Portal.Domain.Publicity;

/// <summary>An item within an item as a form names it.</summary>
public sealed record TypedItem(string Id, string Type)
{
    private const char Between = '|';

    public static TypedItem? Read(string entry) => entry.Split(Between) is [{ Length: > 0 } id, { Length: > 0 } type] ? new TypedItem(id, type) : null;

    public string Write() => $"{Id}{Between}{Type}";
}

/// <summary>
/// The buttons of a list of items in a form. They change what is typed and nothing that is stored, so that a form without script adds, moves and drops items and keeps
/// everything else as it was typed.
/// </summary>
public static class TypedItems
{
    /// <summary>A list longer than that is a column, not an item.</summary>
    public const int Most = 100;

    private const int IdLength = 26;

    /// <summary>Whether the form says which items lie in the list; a form that does not leaves them alone.</summary>
    public static bool Has(TypedContent typed, string list) => typed.Values.ContainsKey(list);

    public static IReadOnlyList<TypedItem> Of(TypedContent typed, string list) => [.. typed.Of(list).Select(TypedItem.Read).OfType<TypedItem>().DistinctBy(item => item.Id).Take(Most)];

    /// <summary>What a button asks for: <c>Add:list:Type</c>, <c>Remove:list:id</c>, <c>Up:list:id</c>, <c>Down:list:id</c>. Anything else changes nothing.</summary>
    public static TypedContent Press(TypedContent typed, string button)
    {
        if (button.Split(':') is not [var what, { Length: > 0 } list, { Length: > 0 } which])
        {
            return typed;
        }

        var items = Of(typed, list).ToList();
        var at = items.FindIndex(item => item.Id == which);
        switch (what)
        {
            case "Add" when items.Count < Most:
                items.Add(new TypedItem(Guid.NewGuid().ToString("N")[..IdLength], which));
                break;
            case "Remove" when at >= 0:
                items.RemoveAt(at);
                break;
            case "Up" when at > 0:
                (items[at - 1], items[at]) = (items[at], items[at - 1]);
                break;
            case "Down" when at >= 0 && at < items.Count - 1:
                (items[at + 1], items[at]) = (items[at], items[at + 1]);
                break;
            default:
                return typed;
        }

        return typed.With(list, ["", .. items.Select(item => item.Write())]);
    }
}
