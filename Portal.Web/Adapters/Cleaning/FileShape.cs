namespace Portal.Web.Adapters.Cleaning;

/// <summary>What the first bytes of an upload say it is.</summary>
internal enum FileShape
{
    Unknown = 0,
    Jpeg,
    Png,
    WebP,
    Heif,
    Pdf,
    Zip,
    OfficeZip,
    CompoundFile,
    IsoMedia,
    Mp3,
    Gif,
    Tiff,
    Bmp,
}
