using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;

namespace Portal.Cms.Media;

/// <summary>What a page needs to show a picture of the library without a shift when it arrives.</summary>
/// <param name="SourceSet">Empty where there are no smaller ones.</param>
/// <param name="Width">0 when it is not known.</param>
public sealed record MediaPicture(string Path, string Address, string SourceSet, int Width, int Height, string AltText, double FocalX, double FocalY);

/// <summary>Pictures for pages, many in one question to the database.</summary>
public sealed class MediaPictures(IContentDb db, MediaAddresses addresses)
{
    /// <summary>The pictures among these paths, by path; what is not there is left out.</summary>
    public async Task<IReadOnlyDictionary<string, MediaPicture>> FindAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var files = await db.MediaFiles.AsNoTracking().Where(f => paths.Contains(f.Path)).ToListAsync(cancellationToken);
        return files.Where(f => f.IsPicture).Select(Of).ToDictionary(p => p.Path, StringComparer.Ordinal);
    }

    public MediaPicture Of(MediaFile file) => new(
        file.Path, MediaPath.Address(file.Path), addresses.SetOf(file), file.Width, file.Height, file.AltText, file.FocalX, file.FocalY);
}
