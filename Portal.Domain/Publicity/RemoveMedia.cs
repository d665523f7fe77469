using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Takes a file out of the library. One that an item uses, even in a draft only, stays (<c>MediaInUse</c>): a page would show a hole.</summary>
[Requires(Permission.WriteContent)]
public sealed record RemoveMedia(string Path) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Path;
}

internal sealed class RemoveMediaHandler(IMediaDesk media) : IRequestHandler<RemoveMedia, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveMedia request, CancellationToken cancellationToken)
    {
        if (await media.IsUsedAsync(request.Path, cancellationToken))
        {
            return new Refusal("MediaInUse");
        }

        return await media.RemoveAsync(request.Path, cancellationToken) ? default(Nothing) : new Refusal("NotThere");
    }
}
