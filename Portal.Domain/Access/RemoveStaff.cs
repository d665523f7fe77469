using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// Ends an appointment, or withdraws one that nobody has confirmed: no sign-in, no open session, no key, from the next request on. One person's word
/// is enough, because waiting for a second would leave the door open; every subject may object first.
/// </summary>
[Requires(Permission.ManageStaff)]
public sealed record RemoveStaff(string UserName) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class RemoveStaffHandler(StaffRegister register, IEnumerable<IStaffRemovalCheck> checks, IStaffAccounts accounts, DepartmentNews news, IActor actor)
    : IRequestHandler<RemoveStaff, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveStaff request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<Nothing>.Refused(found.Refusals);
        }

        var member = found.Value;
        if (member.Id == actor.StaffId)
        {
            return new Refusal("NotOneself");
        }

        if (await register.LastOfPostAsync(member, cancellationToken) is { } last)
        {
            return last;
        }

        foreach (var check in checks)
        {
            if (await check.MayRemoveAsync(member.Id, cancellationToken) is { } objection)
            {
                return objection;
            }
        }

        var removed = member.Remove();
        if (removed.IsRefused)
        {
            return Outcome<Nothing>.Refused(removed.Refusals);
        }

        news.Tell(member.DepartmentId, DepartmentEvent.Removed, member.DisplayName);
        await register.EndKeysAsync(member.Id, cancellationToken);
        await accounts.RemoveAsync(member.Id, cancellationToken);
        return default(Nothing);
    }
}
