using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// Leaves a parser from any depth with the refusal that the caller of <see cref="AttachmentCleaner"/> gets; it never passes that class.
/// </summary>
internal sealed class CannotCleanException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;

    public static CannotCleanException Broken() => new(CleaningRefusals.Broken);
}
