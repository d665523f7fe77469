namespace Portal.Domain.Publicity;

/// <summary>Which items a list shows.</summary>
public enum ContentStates
{
    All = 0,
    Drafts,
    Waiting,
    Refused,
    Passed,
    Published,
    TakenDown,
}

/// <summary>What the list is narrowed to.</summary>
/// <param name="Column">With all columns below it; empty for all.</param>
/// <param name="Text">Part of the title.</param>
/// <param name="Author">Part of the name of who saved last.</param>
public sealed record ContentFilter(string Column = "", string Type = "", ContentStates State = ContentStates.All, string Text = "", string Author = "");

/// <summary>One item of the list.</summary>
/// <param name="Stage">Null for an item that never went through the desk: it came with an import.</param>
/// <param name="IsPublished">The latest version is what the public sees.</param>
/// <param name="HasPublished">Some version is.</param>
public sealed record ContentListRow(
    string ItemId, string Title, string Type, string ColumnId, string Author, DateTime ModifiedUtc, bool IsPublished, bool HasPublished, ReviewStage? Stage, int Step, DateTime? PublishAt)
{
    /// <summary>What the list shows: an import's stage follows from whether it is published.</summary>
    public ReviewStage Shown => IsPublished ? ReviewStage.Published : Stage is null or ReviewStage.Published ? ReviewStage.Draft : Stage.Value;
}

/// <param name="Page">The page asked for, or the last one.</param>
public sealed record ContentRows(IReadOnlyList<ContentListRow> Rows, int Found, int Page, int Pages);

/// <summary>An item in the bin.</summary>
/// <param name="Columns">Those that its newest version was filed under.</param>
public sealed record RemovedContent(string ItemId, string Title, string Type, IReadOnlyList<string> Columns, DateTime? RemovedAt, string RemovedBy, string Reason);
