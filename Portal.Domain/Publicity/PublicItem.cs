using Portal.Domain.Publicity.Programme;

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

/// <summary>One published item.</summary>
/// <param name="Detail">What the site itself must know of its type beyond text; null where only the theme's template of the type reads it.</param>
public sealed record PublicItem(PublicLine Line, PublicColumn? Column, string Source, string Author, IReadOnlyList<string> Keywords, ItemDetail? Detail);

/// <summary>One published item as the theme's template of its type shows it.</summary>
public sealed record ShownItem(PublicItem Item, BodyText Body);

/// <summary>What an item of one type has beyond the text.</summary>
public abstract record ItemDetail;

/// <summary>Somewhere to go to.</summary>
public sealed record ActivityDetail(ActivityPlan Plan) : ItemDetail;

/// <summary>What an item refers to: the rules that an accident broke, the policy that a notice explains.</summary>
public sealed record RefersDetail(IReadOnlyList<string> Ids) : ItemDetail;

/// <summary>A warning: how bad, of what, where, from when to when, and what to do.</summary>
public sealed record WarningDetail(string Level, string Kind, IReadOnlyList<string> Areas, DateTime BeginsUtc, DateTime EndsUtc, string Advice) : ItemDetail
{
    public bool IsInForce(DateTime utc) => BeginsUtc <= utc && utc < EndsUtc;
}

/// <summary>An entry of one of the year's registers.</summary>
public sealed record RegisterDetail(RegisterFacts Facts, ClockFacts Clock) : ItemDetail;
