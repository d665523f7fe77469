namespace Portal.Cms.Liquid;

/// <summary>How a picture is wanted, in Orchard's words; what is null is left open.</summary>
public sealed record PictureWish(int? Width, int? Height, string? Mode, int? Quality, string? Format, string? Anchor);

/// <summary>Gives the addresses at which files of the media library are served.</summary>
public interface IMediaAddresses
{
    /// <param name="path">The file's path in the library, without a slash at its beginning.</param>
    string Of(string path);

    /// <summary>The same picture in another size. A size that is not served gives the nearest one that is, or the picture itself.</summary>
    /// <param name="address">What <see cref="Of"/> gave.</param>
    string Resized(string address, PictureWish wish);
}
