using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A page of the media library.</summary>
/// <param name="Folder">Empty for the library itself.</param>
/// <param name="Text">Looks in names and alt texts, in the folder and below.</param>
/// <param name="UsableOnly">Leaves out pictures that cannot be used yet.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record FindMedia(string Folder, string Text, int Page, bool UsableOnly = false) : IQuery<MediaList>
{
    /// <summary>Files on a page.</summary>
    public const int PageSize = 60;
}

internal sealed class FindMediaHandler(IMediaDesk media) : IRequestHandler<FindMedia, Outcome<MediaList>>
{
    public async Task<Outcome<MediaList>> Handle(FindMedia request, CancellationToken cancellationToken) => await media.FindAsync(request, cancellationToken);
}

/// <summary>One file with its uses.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record ReadMedia(string Path) : IQuery<MediaDetail>;

internal sealed class ReadMediaHandler(IMediaDesk media) : IRequestHandler<ReadMedia, Outcome<MediaDetail>>
{
    public async Task<Outcome<MediaDetail>> Handle(ReadMedia request, CancellationToken cancellationToken) =>
        await media.ReadAsync(request.Path, cancellationToken) is { } found ? found : new Refusal("NotThere");
}
