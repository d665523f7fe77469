namespace Portal.Domain.Publicity;

/// <summary>A heading of a body that the table of contents leads to.</summary>
public sealed record BodyHeading(string Anchor, string Text);

/// <summary>Rich text made harmless, ready to be shown.</summary>
/// <param name="Characters">How much there is to read.</param>
public sealed record BodyText(string Html, IReadOnlyList<BodyHeading> Headings, int Characters)
{
    private const int ReadInAMinute = 300;

    /// <summary>At an unhurried pace.</summary>
    public int Minutes => Math.Max(1, (Characters + (ReadInAMinute / 2)) / ReadInAMinute);
}

/// <summary>One published item, whole.</summary>
/// <param name="Detail">What its type has beyond text; null for a plain article.</param>
public sealed record PublicItem(
    PublicLine Line, PublicColumn? Column, BodyText Body, string Source, string Author, IReadOnlyList<string> Keywords, ItemDetail? Detail)
{
    /// <summary>What the editor wrote for search engines in place of the item's own words; empty where he did not.</summary>
    public SeoWords Seo { get; init; } = SeoWords.None;
}

/// <summary>The words of an item's page for search engines.</summary>
public sealed record SeoWords(string Title, string Description, string Keywords, string Robots)
{
    public static SeoWords None { get; } = new("", "", "", "");
}

/// <summary>What an item of one type has beyond the text.</summary>
public abstract record ItemDetail;

/// <summary>Points to tick off.</summary>
public sealed record ChecklistDetail(IReadOnlyList<string> Points) : ItemDetail;

/// <summary>One sheet of paper for the wall.</summary>
public sealed record PosterDetail(string Slogan, IReadOnlyList<string> Points) : ItemDetail;

/// <summary>A film with its captions.</summary>
public sealed record VideoDetail(PublicPicture? Film, string CaptionsPath, string Length) : ItemDetail;

/// <summary>Somewhere to go to.</summary>
public sealed record ActivityDetail(ActivityPlan Plan) : ItemDetail;

/// <summary>One thing that must be done after an accident: by whom, until when, how far it is.</summary>
public sealed record CaseMeasure(string What, string Owner, string Due, string State);

/// <summary>How an accident came about.</summary>
public sealed record CaseDetail(
    string Class, string Industry, IReadOnlyList<string> Causes, IReadOnlyList<string> Lessons, IReadOnlyList<string> RegulationIds, IReadOnlyList<CaseMeasure> Measures) : ItemDetail;

/// <summary>A law or rule with its dates.</summary>
public sealed record RegulationDetail(string DocumentNumber, string IssuedBy, DateOnly? IssuedOn, DateOnly? EffectiveOn, string Status) : ItemDetail;

/// <summary>The fields that a published document of an office carries (政务公开); its title and its day of publication are the item's own.</summary>
public sealed record NoticeDetail(
    string IndexNumber, string Subject, string IssuedBy, DateOnly? WrittenOn, string DocumentNumber, string Validity, IReadOnlyList<string> InterpretsIds) : ItemDetail;

/// <summary>The answer in one sentence.</summary>
public sealed record FaqDetail(string Answer) : ItemDetail;

/// <summary>A warning: how bad, of what, where, from when to when, and what to do.</summary>
public sealed record WarningDetail(string Level, string Kind, IReadOnlyList<string> Areas, DateTime BeginsUtc, DateTime EndsUtc, string Advice) : ItemDetail
{
    public bool IsInForce(DateTime utc) => BeginsUtc <= utc && utc < EndsUtc;
}
