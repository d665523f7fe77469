using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>Why an attachment is not taken; listed for callers at <see cref="Portal.Domain.Reporting.IAttachmentCleaner"/>.</summary>
internal static class CleaningRefusals
{
    public static Refusal Empty => new("AttachmentEmpty");

    public static Refusal Broken => new("AttachmentBroken");

    public static Refusal TooManyPixels => new("AttachmentTooManyPixels");

    public static Refusal Bomb => new("AttachmentBomb");

    public static Refusal Encrypted => new("AttachmentEncrypted");

    public static Refusal NeedsConsent => new("AttachmentNeedsConsent");

    public static Refusal MetadataTrack => new("AttachmentMetadataTrack");

    public static Refusal Busy => new("AttachmentBusy");

    public static Refusal TooLarge(long bytesAllowed) =>
        new("AttachmentTooLarge", "", (bytesAllowed / CleaningLimits.Megabyte).ToString(CultureInfo.InvariantCulture));
}
