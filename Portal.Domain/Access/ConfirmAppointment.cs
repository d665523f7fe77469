using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// A first password, shown exactly once to the system administrator who confirmed: he may not accept keys, and the security administrator, who accepts
/// them, never sees a password, so that neither alone can become an officer who opens reports.
/// </summary>
public sealed record InitialPassword(string UserName, string DisplayName, string Password)
{
    /// <summary>A password must not reach a log by accident.</summary>
    public override string ToString() => $"(initial password of {UserName})";
}

/// <summary>The second person's word on an appointment. From here on the person can sign in.</summary>
[Requires(Permission.ConfirmStaff)]
public sealed record ConfirmAppointment(string UserName) : IAct<InitialPassword>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class ConfirmAppointmentHandler(IPortalDb db, StaffRegister register, IStaffAccounts accounts, DepartmentNews news, IActor actor)
    : IRequestHandler<ConfirmAppointment, Outcome<InitialPassword>>
{
    public async Task<Outcome<InitialPassword>> Handle(ConfirmAppointment request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        var confirmed = found.IsRefused ? found : found.Value.Confirm(actor.StaffId.GetValueOrDefault());
        if (confirmed.IsRefused)
        {
            return Outcome<InitialPassword>.Refused(confirmed.Refusals);
        }

        var member = confirmed.Value;
        var proposer = await db.Staff.AsNoTracking().Where(s => s.Id == member.ProposedBy).Select(s => s.DisplayName).SingleOrDefaultAsync(cancellationToken);
        news.Tell(member.DepartmentId, DepartmentEvent.Appointed, member.DisplayName, proposer ?? "");
        var password = accounts.CreateInitialPassword();
        await accounts.GiveInitialPasswordAsync(member, password, cancellationToken);
        return new InitialPassword(member.UserName, member.DisplayName, password);
    }
}
