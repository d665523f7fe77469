using System.Runtime.InteropServices;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>What an attachment turned out to be, by its content and never by its name.</summary>
public enum AttachmentKind
{
    Picture = 1,
    Video = 2,
    Audio = 3,
    Pdf = 4,
    Document = 5,
    Spreadsheet = 6,

    /// <summary>Kept as it came, after a warning and a tick: only such a file may still say who made it.</summary>
    Original = 7,
}

/// <summary>What was taken out of a file; each has a Chinese word in the site's resources.</summary>
public enum Removal
{
    Location = 1,
    CaptureTime,
    DeviceModel,
    Author,
    Organization,
    EditingHistory,
    CommentAuthors,
    Thumbnail,
    CustomData,
    EmbeddedFiles,
    Scripts,
    TrailingData,
    MotionTrack,
    Title,
    PictureMetadata,
    ColourProfile,
}

/// <summary>Bytes of a stored file, counted from its beginning.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ByteRange(long Offset, long Length)
{
    public long End => Offset + Length;
}

/// <summary>A file as it was stored: cleaned. <paramref name="Extension"/> has no dot (jpg, mp4, …) and is ours, never the uploader's.</summary>
/// <param name="Length">Bytes of the cleaned file.</param>
/// <param name="TurnedUpright">The picture's orientation mark was applied to its pixels.</param>
/// <param name="HasVoice">There is a sound track: voices in it are not changed, and the reporter is told.</param>
public sealed record CleanedAttachment(
    AttachmentKind Kind,
    string Extension,
    long Length,
    IReadOnlyList<Removal> Removed,
    bool TurnedUpright = false,
    bool HasVoice = false,
    TimeSpan? Duration = null)
{
    /// <summary>
    /// What in the sink's bytes must still become zero, by <see cref="IAttachmentCleaner.BlankAsync"/>, before the file counts as clean.
    /// Empty unless the caller said that it may blank later.
    /// </summary>
    public IReadOnlyList<ByteRange> LeftToBlank { get; init; } = [];
}

/// <summary>
/// Takes out of an uploaded file what could name the person who made it. Reads <c>source</c> once, writes the cleaned bytes to
/// <c>sink</c>, never touches a disk. Refusals (the caller then throws away what the sink got): <c>AttachmentEmpty</c>,
/// <c>AttachmentTooLarge</c> (argument: megabytes allowed), <c>AttachmentBroken</c>, <c>AttachmentTooManyPixels</c>,
/// <c>AttachmentBomb</c>, <c>AttachmentBusy</c> (all uploads together hold too much memory), <c>AttachmentEncrypted</c>, <c>AttachmentMetadataTrack</c> (a film whose index stands at its end and
/// whose metadata track has already been written; see below), and <c>AttachmentNeedsConsent</c> for a type that cannot be cleaned while
/// <c>keepOriginal</c> is false.
/// </summary>
public interface IAttachmentCleaner
{
    /// <summary>
    /// Cleans in one pass. Telephones write a film's index behind its pictures, and only the index says where the samples of a
    /// timed-metadata track (place, movement) lie. With <paramref name="mayBlankLater"/> such a film is taken and
    /// <see cref="CleanedAttachment.LeftToBlank"/> says what is left to do; without it the film is refused, or, with
    /// <paramref name="keepOriginal"/>, kept as <see cref="AttachmentKind.Original"/> (clean but for those samples).
    /// </summary>
    Task<Outcome<CleanedAttachment>> CleanAsync(
        Stream source, Stream sink, bool keepOriginal, CancellationToken cancellationToken, bool mayBlankLater = false);

    /// <summary>
    /// The second pass: copies <paramref name="written"/> (the sealed blob of the first pass, opened) to <paramref name="sink"/> (a new
    /// sealed blob) with the ranges zeroed and everything else as it is. The caller then deletes the first blob.
    /// </summary>
    Task BlankAsync(Stream written, Stream sink, IReadOnlyList<ByteRange> ranges, CancellationToken cancellationToken);
}
