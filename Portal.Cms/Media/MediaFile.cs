using Portal.Cms.Search;

namespace Portal.Cms.Media;

/// <summary>One file of the library: where it lies, which bytes it has, and what must be known to show it.</summary>
public sealed class MediaFile
{
    /// <summary>The longest text that stands for a picture.</summary>
    public const int LongestAltText = 200;

    private MediaFile()
    {
    }

    public MediaFile(string path, StagedMedia staged, DateTime uploadedUtc)
    {
        (Path, Folder, Name) = (path, MediaPath.FolderOf(path), MediaPath.NameOf(path));
        Hold(staged, uploadedUtc);
    }

    public string Path { get; private set; } = "";

    public string Folder { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Name and alt text folded, so that a search asks neither about case nor about width.</summary>
    public string SearchKey { get; private set; } = "";

    public string BlobName { get; private set; } = "";

    public long Length { get; private set; }

    public string Type { get; private set; } = "";

    /// <summary>What stands for a picture where it is not seen. A picture without it is not offered to editors.</summary>
    public string AltText { get; private set; } = "";

    /// <summary>What must stay in sight when the picture is cropped: from 0, left, to 1, right.</summary>
    public double FocalX { get; private set; } = 0.5;

    /// <summary>From 0, top, to 1, bottom.</summary>
    public double FocalY { get; private set; } = 0.5;

    /// <summary>Pixels, or units of a drawing; 0 where there is no picture.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    public DateTime UploadedUtc { get; private set; }

    /// <summary>Its smaller pictures are still to be made.</summary>
    public bool AwaitsVariants { get; private set; }

    /// <summary>Raised at each change; a lost race is a refusal.</summary>
    public int Version { get; private set; }

    public bool IsPicture => MediaKind.Named(Path)?.IsPicture == true;

    public bool IsScaled => Width > 0 && MediaKind.Named(Path)?.IsScaled == true;

    public bool IsUsable => !IsPicture || AltText.Length > 0;

    /// <summary>Other bytes under the same path.</summary>
    public void Hold(StagedMedia staged, DateTime uploadedUtc)
    {
        (BlobName, Length, Type, Width, Height, UploadedUtc) = (staged.BlobName, staged.Length, staged.Type, staged.Width, staged.Height, uploadedUtc);
        AwaitsVariants = IsScaled && MediaVariants.WidthsBelow(Width).Any();
        Refold();
    }

    public void Describe(string altText, double focalX, double focalY)
    {
        (AltText, FocalX, FocalY) = (altText, Math.Clamp(focalX, 0, 1), Math.Clamp(focalY, 0, 1));
        Refold();
    }

    public void VariantsAreMade()
    {
        AwaitsVariants = false;
        Version++;
    }

    private void Refold()
    {
        SearchKey = SearchText.Fold($"{Name} {AltText}");
        Version++;
    }
}

/// <summary>A smaller picture made of a file's bytes, in one format. It belongs to the bytes and not to a path.</summary>
public sealed class MediaVariant
{
    private MediaVariant()
    {
    }

    public MediaVariant(string sourceBlob, int width, string type, string blobName, long length) =>
        (SourceBlob, Width, Type, BlobName, Length) = (sourceBlob, width, type, blobName, length);

    public string SourceBlob { get; private set; } = "";

    public int Width { get; private set; }

    public string Type { get; private set; } = "";

    public string BlobName { get; private set; } = "";

    public long Length { get; private set; }
}

/// <summary>Says that a content item uses a file.</summary>
public sealed class MediaUse
{
    private MediaUse()
    {
    }

    public MediaUse(string path, string contentItemId, bool published) => (Path, ContentItemId, Published) = (path, contentItemId, published);

    public string Path { get; private set; } = "";

    public string ContentItemId { get; private set; } = "";

    /// <summary>In the version that the public sees, and not only in a draft.</summary>
    public bool Published { get; private set; }
}

/// <summary>Bytes that may belong to no file any more: stored for one that did not come to be, or left by one that went. A job looks again, and removes them.</summary>
public sealed class MediaLeftover
{
    private MediaLeftover()
    {
    }

    public MediaLeftover(string blobName, DateTime since) => (BlobName, Since) = (blobName, since);

    public string BlobName { get; private set; } = "";

    public DateTime Since { get; private set; }
}
