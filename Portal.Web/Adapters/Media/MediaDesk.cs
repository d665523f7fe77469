using Portal.Cms.Definitions;
using Portal.Cms.Media;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Media;

/// <summary>The desk's media room on the content kernel's library.</summary>
internal sealed class MediaDesk(MediaLibrary library, MediaCatalogue catalogue, MediaIntake intake, MediaAddresses addresses, DefinitionStore definitions) : IMediaDesk
{
    private const int ThumbnailWidth = 320;

    public async Task<MediaList> FindAsync(FindMedia query, CancellationToken cancellationToken)
    {
        var folder = MediaPath.Folder(query.Folder) ?? "";
        var page = Math.Clamp(query.Page, 1, int.MaxValue / FindMedia.PageSize);
        var shelf = await catalogue.ShelfAsync(folder, query.Text, query.UsableOnly, page, FindMedia.PageSize, cancellationToken);
        var pages = (shelf.Found + FindMedia.PageSize - 1) / FindMedia.PageSize;
        return new MediaList(folder, shelf.Folders, [.. shelf.Files.Select(f => Row(f, shelf.Uses.GetValueOrDefault(f.Path)))], page, pages, shelf.Found);
    }

    public async Task<MediaDetail?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (await library.FindAsync(path, cancellationToken) is not { } file)
        {
            return null;
        }

        var types = await definitions.ReadAsync(cancellationToken);
        var users = await catalogue.UsersAsync(path, cancellationToken);
        return new MediaDetail(
            Row(file, users.Count),
            [.. users.Select(u => new MediaUserRow(u.ContentItemId, u.Title, types.Type(u.ContentType)?.DisplayName ?? u.ContentType, u.Published))]);
    }

    public async Task<Outcome<StagedFile>> StageAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken)
    {
        // Some browsers send the whole path of the sender's disk.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (MediaPath.Folder(folder) is not { } place || MediaPath.Normal(place.Length == 0 ? name : $"{place}/{name}") is not { } path)
        {
            return new Refusal("MediaPath");
        }

        var taken = await intake.TakeAsync(path, content, cancellationToken);
        if (taken.IsRefused)
        {
            return Outcome<StagedFile>.Refused(taken.Refusals);
        }

        var (target, staged) = taken.Value;
        return new StagedFile(target, staged.BlobName, staged.Length, staged.Type, staged.Width, staged.Height);
    }

    public async Task<Refusal?> KeepAsync(StagedFile staged, string altText, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            var media = new StagedMedia(staged.BlobName, staged.Length, staged.Type, staged.Width, staged.Height);
            var file = await library.KeepAsync(staged.Path, media, replace, cancellationToken);
            if (altText.Length > 0)
            {
                await library.DescribeAsync(file.Path, altText, file.FocalX, file.FocalY, cancellationToken);
            }

            return null;
        }
        catch (MediaRefusedException refused)
        {
            return new Refusal(refused.Code);
        }
    }

    public Task<bool> DescribeAsync(string path, string altText, double focalX, double focalY, CancellationToken cancellationToken) =>
        library.DescribeAsync(path, altText, focalX, focalY, cancellationToken);

    public Task<bool> IsUsedAsync(string path, CancellationToken cancellationToken) => catalogue.IsUsedAsync(path, cancellationToken);

    public Task<bool> RemoveAsync(string path, CancellationToken cancellationToken) => library.DeleteAsync(path, cancellationToken);

    private MediaRow Row(MediaFile file, int uses) => new(
        file.Path, file.Name, file.Type, file.IsPicture, file.Length, file.Width, file.Height, file.AltText, file.FocalX, file.FocalY, file.UploadedUtc,
        MediaPath.Address(file.Path), Thumbnail(file), uses);

    private string Thumbnail(MediaFile file) => !file.IsPicture ? "" : file.IsScaled && file.Width > ThumbnailWidth ? addresses.Of(file, ThumbnailWidth) : MediaPath.Address(file.Path);
}
