namespace Portal.Domain.Publicity.Reading;

/// <summary>How often an item was opened on a day, and nothing about by whom.</summary>
public sealed class ReadingCount(string itemId, DateOnly day, int count)
{
    public string ItemId { get; private set; } = itemId;

    public DateOnly Day { get; private set; } = day;

    public int Count { get; private set; } = count;
}
