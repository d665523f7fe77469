using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// Another role, another department, or a new password for somebody who lost it: the appointment starts anew. The person is signed out and the
/// key ends at once; both come back with the second person's word, a new password and a new key that is accepted again.
/// </summary>
[Requires(Permission.ManageStaff)]
public sealed record RenewAppointment(string UserName, StaffRoles Roles, Guid? DepartmentId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class RenewAppointmentHandler(StaffRegister register, DepartmentNews news, IActor actor) : IRequestHandler<RenewAppointment, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RenewAppointment request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<Nothing>.Refused(found.Refusals);
        }

        var member = found.Value;
        if (await register.LastOfPostAsync(member, cancellationToken) is { } last)
        {
            return last;
        }

        if (await register.DepartmentAsync(request.DepartmentId, cancellationToken) is { } gone)
        {
            return gone;
        }

        var before = member.DepartmentId;
        var proposed = member.ProposeAgain(request.Roles, request.DepartmentId, actor.StaffId.GetValueOrDefault());
        if (proposed.IsRefused)
        {
            return Outcome<Nothing>.Refused(proposed.Refusals);
        }

        // Both are told: the one that the person leaves, and the one that the person would come to.
        foreach (var department in new[] { before, member.DepartmentId }.Distinct())
        {
            news.Tell(department, DepartmentEvent.Renewed, member.DisplayName);
        }

        await register.EndKeysAsync(member.Id, cancellationToken);
        return default(Nothing);
    }
}
