namespace Portal.Domain.Reporting;

/// <summary>Why what was typed cannot be a receipt. It was then never issued, and may be answered at once with a friendly hint.</summary>
public enum ReceiptFault
{
    None = 0,
    Empty,

    /// <summary>Neither 24 characters nor 36 digits remain after cleaning.</summary>
    WrongLength,

    /// <summary>A character that no receipt contains, such as U or a Chinese one.</summary>
    ForeignCharacter,

    /// <summary>Length and characters are right, the check character is not: mistyped.</summary>
    CheckFails,
}
