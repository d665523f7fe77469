using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>The security administrator names a person for the staff. Nobody can sign in yet: a system administrator must confirm.</summary>
[Requires(Permission.ManageStaff)]
public sealed record ProposeAppointment(string UserName, string DisplayName, StaffRoles Roles, Guid? DepartmentId) : IAct<Guid>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class ProposeAppointmentValidator : AbstractValidator<ProposeAppointment>
{
    private const int MaxNameLength = 64;

    public ProposeAppointmentValidator()
    {
        RuleFor(a => a.UserName).Must(UserNames.IsWellFormed).WithErrorCode("UserNameForm").WithState(_ => new object[] { UserNames.MinLength, UserNames.MaxLength });
        RuleFor(a => a.DisplayName).Must(n => n.Trim().Length is >= 2 and <= MaxNameLength).WithErrorCode("PersonNameLength").WithState(_ => new object[] { 2, MaxNameLength });
    }
}

internal sealed class ProposeAppointmentHandler(IPortalDb db, StaffRegister register, DepartmentNews news, IActor actor) : IRequestHandler<ProposeAppointment, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ProposeAppointment request, CancellationToken cancellationToken)
    {
        if (await db.Staff.AnyAsync(s => s.UserName == request.UserName, cancellationToken))
        {
            return new Refusal("UserNameTaken", nameof(request.UserName));
        }

        if (await register.DepartmentAsync(request.DepartmentId, cancellationToken) is { } gone)
        {
            return gone;
        }

        var proposed = StaffMember.Propose(request.UserName, request.DisplayName.Trim(), request.Roles, request.DepartmentId, actor.StaffId);
        if (proposed.IsRefused)
        {
            return Outcome<Guid>.Refused(proposed.Refusals);
        }

        db.Staff.Add(proposed.Value);
        news.Tell(request.DepartmentId, DepartmentEvent.Proposed, proposed.Value.DisplayName);
        await db.SaveChangesAsync(cancellationToken);
        return proposed.Value.Id;
    }
}
