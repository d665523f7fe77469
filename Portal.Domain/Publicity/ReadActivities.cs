using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Activities for a calendar: all, or one.</summary>
[OpenToAnyone("Activities are announced to everybody.")]
public sealed record ReadActivities(string? ItemId = null) : IQuery<IReadOnlyList<PublicLine>>;

internal sealed class ReadActivitiesHandler(IPublicContent content) : IRequestHandler<ReadActivities, Outcome<IReadOnlyList<PublicLine>>>
{
    private const int Most = 500;

    public async Task<Outcome<IReadOnlyList<PublicLine>>> Handle(ReadActivities request, CancellationToken cancellationToken)
    {
        var lines = request.ItemId is { } id
            ? await content.LinesAsync([id], cancellationToken)
            : (await content.FindAsync(new LineFilter(null, [PublicTypes.Activity], "", 0, Most), cancellationToken)).Lines;
        return Outcome<IReadOnlyList<PublicLine>>.Done([.. lines.Where(line => line.Plan is not null)]);
    }
}
