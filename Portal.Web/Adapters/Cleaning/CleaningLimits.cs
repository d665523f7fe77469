namespace Portal.Web.Adapters.Cleaning;

/// <summary>What one attachment may cost. In one place, so that an audit can tighten it (intake.md 4.5).</summary>
internal static class CleaningLimits
{
    public const long Megabyte = 1024 * 1024;

    /// <summary>Films, recordings and originals: streamed.</summary>
    public const long Streamed = 100 * Megabyte;

    /// <summary>Pictures and documents: held in memory, one at a time.</summary>
    public const long InMemory = 20 * Megabyte;

    /// <summary>So much of cleaned pictures and documents may wait for the collector.</summary>
    public const long LeftBehind = 24 * Megabyte;

    /// <summary>The index of a film (<c>moov</c>, <c>moof</c>) is the only part of it that is held whole.</summary>
    public const long FilmIndex = 16 * Megabyte;

    public const long Pixels = 50_000_000;

    /// <summary>All pictures inside one document together.</summary>
    public const long PixelsOfDocument = 200_000_000;

    public const int ZipEntries = 5_000;

    public const long ZipExpanded = 200 * Megabyte;

    /// <summary>Office XML shrinks to a tenth, a bomb to a thousandth.</summary>
    public const long ZipRatio = 150;

    public const long ZipRatioFrom = 8 * Megabyte;

    /// <summary>One tag or one run of text in office XML, and a whole list of relations.</summary>
    public const long XmlPiece = 2 * Megabyte;

    /// <summary>What the cross-reference and object streams of one PDF may inflate to.</summary>
    public const long PdfExpanded = 200 * Megabyte;

    public const int PdfObjects = 100_000;
}
