using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Activities;
using Portal.Domain.Publicity.Programme;

namespace Portal.Domain.Publicity;

/// <summary>Puts beside an item what its page says of it: what it refers to, its neighbours, and where it stands today.</summary>
public sealed class ItemViews(IPublicContent content, ActivityStandings standings, WorkingDays days, TimeProvider time)
{
    private const int MostRelated = 4;

    public async Task<ItemView> OfPublishedAsync(ShownItem shown, CancellationToken cancellationToken)
    {
        var item = shown.Item;
        var (older, newer) = item.Line.ColumnId.Length == 0 ? (null, null) : await content.NeighboursAsync(item.Line, cancellationToken);
        var view = await OfPreviewAsync(shown, cancellationToken) with { Older = older, Newer = newer, ReferredBy = await content.ReferringAsync(item.Line.Id, cancellationToken) };
        string[] named = [item.Line.Id, .. Id(older), .. Id(newer), .. view.Refers.Select(l => l.Id), .. view.ReferredBy.Select(l => l.Id)];
        return view with { Related = await RelatedAsync(item, named, cancellationToken) };
    }

    /// <summary>What is not published has no neighbours, and nothing refers to it.</summary>
    public async Task<ItemView> OfPreviewAsync(ShownItem shown, CancellationToken cancellationToken)
    {
        var item = shown.Item;
        var refers = item.Detail is RefersDetail { Ids: var ids } ? await content.LinesAsync(ids, cancellationToken) : [];
        var standing = item.Detail is ActivityDetail ? (await standings.OfAsync([item.Line], cancellationToken)).GetValueOrDefault(item.Line.Id) : null;
        return new ItemView(item, shown.Body, null, null, refers, [], [], standing) { Clock = ClockOf(item) };
    }

    private static IEnumerable<string> Id(PublicLine? line) => line is null ? [] : [line.Id];

    private RegisterStanding ClockOf(PublicItem item) => item.Detail is RegisterDetail { Facts: var facts, Clock: var clock }
        ? ProgrammeClock.Standing(new RegisterItem(item.Line, facts, clock), time, days)
        : RegisterStanding.None;

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
