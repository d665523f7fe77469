using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>The four levels of a warning, by their names.</summary>
public static class WarningLevels
{
    private static readonly string[] FromMildest = ["蓝色", "黄色", "橙色", "红色"];

    /// <summary>Higher is worse; a name that is none of the four ranks below them.</summary>
    public static int Rank(string level) => Array.IndexOf(FromMildest, level);
}

/// <summary>Warnings: those in force, and those that are over or have not begun.</summary>
public sealed record WarningsView(IReadOnlyList<PublicItem> InForce, IReadOnlyList<PublicItem> Others, DateTime AtUtc);

/// <summary>All warnings of the last years.</summary>
[OpenToAnyone("A warning is for everybody.")]
public sealed record ReadWarnings : IQuery<WarningsView>;

internal sealed class ReadWarningsHandler(IPublicContent content, TimeProvider time) : IRequestHandler<ReadWarnings, Outcome<WarningsView>>
{
    private const int Most = 100;

    public async Task<Outcome<WarningsView>> Handle(ReadWarnings request, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var inForce = await ReadFrontHandler.InForceAsync(content, now, cancellationToken);
        var all = await AllAsync(content, cancellationToken);
        return new WarningsView(inForce, [.. all.Where(one => inForce.All(held => held.Line.Id != one.Line.Id))], now);
    }

    internal static async Task<IReadOnlyList<PublicItem>> AllAsync(IPublicContent content, CancellationToken cancellationToken)
    {
        var all = new List<PublicItem>();
        foreach (var line in (await content.FindAsync(new LineFilter(null, [PublicTypes.Warning], "", 0, Most), cancellationToken)).Lines)
        {
            if (await content.ReadAsync(line.Id, cancellationToken) is { Detail: WarningDetail } warning)
            {
                all.Add(warning);
            }
        }

        return all;
    }
}
