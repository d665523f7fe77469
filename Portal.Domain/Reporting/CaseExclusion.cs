using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// "Not to my district's bureau": the wish is sealed with the report, so that the disk does not tell whom a reporter distrusts, and is read by
/// whoever opens it. Every act that gives the case to somebody asks here first.
/// </summary>
public sealed class CaseExclusion(IReportSealer sealer)
{
    /// <summary>The department that must not get the case, or null. Refused <c>CaseDamaged</c> when the content does not open: then nobody is given it.</summary>
    internal Outcome<Guid?> Of(Report report, ReportKeys keys)
    {
        try
        {
            return sealer.OpenJson<ReportContent>(keys.Conversation, Seals.Content(report.Id), report.SealedContent).ExcludedDepartmentId;
        }
        catch (SealBrokenException)
        {
            return new Refusal("CaseDamaged");
        }
    }
}
