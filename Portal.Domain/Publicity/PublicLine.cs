namespace Portal.Domain.Publicity;

/// <summary>A picture of the media library with what it shows, for those who do not see it.</summary>
/// <param name="Path">Within the library, without a slash before it.</param>
public sealed record PublicPicture(string Path, string Text);

/// <summary>When and where an activity is.</summary>
/// <param name="Capacity">How many can come; null where there is no limit.</param>
/// <param name="Reached">How many came; null until somebody counted.</param>
/// <param name="Street">街道 or 乡镇, by which coverage is told; empty where nobody said.</param>
/// <param name="SignUp">Null where one just comes or calls.</param>
public sealed record ActivityPlan(
    DateTime BeginsUtc, DateTime EndsUtc, string Place, string DistrictCode, int? Capacity, string Contact, int? Reached, string Street = "", SignUpPlan? SignUp = null);

/// <summary>How one signs up on this site.</summary>
/// <param name="OpensUtc">Null: as soon as the activity is announced.</param>
/// <param name="ClosesUtc">Null: when it begins.</param>
/// <param name="NeedsContact">A telephone number or an e-mail address must be given.</param>
/// <param name="LargestParty">How many people one sign-up may bring.</param>
public sealed record SignUpPlan(DateTime? OpensUtc, DateTime? ClosesUtc, bool NeedsContact, int LargestParty)
{
    public const int UsualParty = 5;
}

/// <summary>One published item as lists, feeds and the map of the site show it.</summary>
/// <param name="Path">Its address, without a slash at either end.</param>
/// <param name="ColumnId">Empty where it stands in no column.</param>
/// <param name="Plan">Only of an activity.</param>
public sealed record PublicLine(
    string Id, string Type, string Title, string Path, string Summary, DateTime PublishedUtc, DateTime ModifiedUtc, PublicPicture? Cover, string ColumnId, ActivityPlan? Plan = null);

/// <summary>The content types that the public site has a page for, by their names in the definitions.</summary>
public static class PublicTypes
{
    public const string Article = "Article";
    public const string Checklist = "Checklist";
    public const string Poster = "Poster";
    public const string Video = "Video";
    public const string Activity = "Activity";
    public const string AccidentCase = "AccidentCase";
    public const string Regulation = "Regulation";
    public const string Notice = "Notice";
    public const string Faq = "Faq";
    public const string Warning = "Warning";

    /// <summary>Those that stand in columns, in the order in which a column offers them to choose from.</summary>
    public static IReadOnlyList<string> InColumns { get; } = [Article, Video, Poster, Checklist, Activity, AccidentCase, Regulation, Notice, Faq];
}
