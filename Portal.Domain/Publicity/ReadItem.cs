using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Programme;

namespace Portal.Domain.Publicity;

/// <summary>A published item with what leads on from it.</summary>
/// <param name="Body">What the theme's template of its type made of it.</param>
/// <param name="Refers">What the item itself refers to: the rules an accident broke, the policy that is explained.</param>
/// <param name="ReferredBy">What refers to it.</param>
/// <param name="Related">Others of the same column, without those already named.</param>
public sealed record ItemView(
    PublicItem Item, BodyText Body, PublicLine? Older, PublicLine? Newer, IReadOnlyList<PublicLine> Refers, IReadOnlyList<PublicLine> ReferredBy, IReadOnlyList<PublicLine> Related)
{
    /// <summary>Where an entry of a register stands today.</summary>
    public RegisterStanding Clock { get; init; } = RegisterStanding.None;
}

/// <summary>One published item; nothing when it is not published (any more).</summary>
/// <param name="BasePath">What stands before the path of each link on its page.</param>
[OpenToAnyone("Published content is for everybody.")]
public sealed record ReadItem(string ItemId, string BasePath = "") : IQuery<ItemView?>;

internal sealed class ReadItemHandler(IPublicContent content, WorkingDays days, TimeProvider time) : IRequestHandler<ReadItem, Outcome<ItemView?>>
{
    private const int MostRelated = 4;

    public async Task<Outcome<ItemView?>> Handle(ReadItem request, CancellationToken cancellationToken)
    {
        if (await content.ShowAsync(request.ItemId, request.BasePath, cancellationToken) is not var (item, body))
        {
            return Outcome<ItemView?>.Done(null);
        }

        var (older, newer) = item.Line.ColumnId.Length == 0 ? (null, null) : await content.NeighboursAsync(item.Line, cancellationToken);
        var refers = await content.LinesAsync(item.Detail is RefersDetail { Ids: var ids } ? ids : [], cancellationToken);
        var referredBy = await content.ReferringAsync(item.Line.Id, cancellationToken);
        string[] named = [item.Line.Id, .. Id(older), .. Id(newer), .. refers.Select(l => l.Id), .. referredBy.Select(l => l.Id)];
        return new ItemView(item, body, older, newer, refers, referredBy, await RelatedAsync(item, named, cancellationToken)) { Clock = ClockOf(item) };
    }

    private RegisterStanding ClockOf(PublicItem item) => item.Detail is RegisterDetail { Facts: var facts, Clock: var clock }
        ? ProgrammeClock.Standing(new RegisterItem(item.Line, facts, clock), time, days)
        : RegisterStanding.None;

    private static IEnumerable<string> Id(PublicLine? line) => line is null ? [] : [line.Id];

    private async Task<IReadOnlyList<PublicLine>> RelatedAsync(PublicItem item, string[] named, CancellationToken cancellationToken)
    {
        if (item.Column is null)
        {
            return [];
        }

        var near = await content.FindAsync(new LineFilter(item.Column.Id, [], "", 0, MostRelated + named.Length), cancellationToken);
        return [.. near.Lines.Where(line => !named.Contains(line.Id, StringComparer.Ordinal)).Take(MostRelated)];
    }
}
