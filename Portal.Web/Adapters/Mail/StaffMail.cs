using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Mail;

/// <param name="Server">Null where no mail is sent.</param>
internal sealed record MailPlan(MailSettings? Server, IReadOnlyList<TimeOnly> Beats);

/// <summary>What the settings say of mail to staff, and how the sending has fared.</summary>
internal sealed class StaffMail(PortalDb db, MailPlan plan) : IStaffMail
{
    public bool IsConfigured => plan.Server is not null;

    public IReadOnlyList<TimeOnly> Beats => plan.Beats;

    public async Task<MailDelivery> ReadAsync(CancellationToken cancellationToken)
    {
        var state = await db.MailStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new MailDelivery(state?.LastSentOn, state?.FailingSince, state?.Fault ?? "", await db.OutboxMails.CountAsync(cancellationToken));
    }
}
