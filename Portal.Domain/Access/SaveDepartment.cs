using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>
/// Adds a department or changes one. Exactly one is the duty desk: it is moved by naming another, never given up or hidden, and the move counts when the
/// security administrator has confirmed it (<see cref="ConfirmDutyDesk"/>). It may not move to a department without a keyed officer, or the site could take no
/// report at all. A department that the routing table names cannot be hidden: its reports would go elsewhere on one person's word (<c>DepartmentIsRouted</c>).
/// </summary>
/// <param name="Id">Null for a new department.</param>
[Requires(Permission.ManageSystem)]
public sealed record SaveDepartment(Guid? Id, string Name, string Telephone, bool IsDutyDesk, bool IsActive) : IAct<Guid>, IConcerns
{
    public string AuditTarget => Name.Length <= 100 ? Name : Name[..100];
}

internal sealed class SaveDepartmentValidator : AbstractValidator<SaveDepartment>
{
    public SaveDepartmentValidator()
    {
        RuleFor(d => d.Name).Must(n => n.Trim().Length is >= 2 and <= 100).WithErrorCode("NameLength").WithState(_ => new object[] { 2, 100 });
        RuleFor(d => d.Telephone).Must(t => t.Length <= 40 && t.All(c => char.IsAsciiDigit(c) || " -+()#".Contains(c, StringComparison.Ordinal)))
            .WithErrorCode("TelephoneForm");
    }
}

internal sealed class SaveDepartmentHandler(IPortalDb db, IEnumerable<IDepartmentHidingCheck> checks, DepartmentNews news, IActor actor) : IRequestHandler<SaveDepartment, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(SaveDepartment request, CancellationToken cancellationToken)
    {
        var all = await db.Departments.ToListAsync(cancellationToken);
        var department = all.SingleOrDefault(d => d.Id == request.Id);
        if (request.Id is not null && department is null)
        {
            return new Refusal("NotThere");
        }

        var name = request.Name.Trim();
        if (all.Any(d => d.Id != request.Id && d.Name == name))
        {
            return new Refusal("NameTaken", nameof(request.Name));
        }

        if (await DutyAsync(request, department, all.SingleOrDefault(d => d.IsDutyDesk), cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (department is { IsActive: true } && !request.IsActive)
        {
            foreach (var check in checks)
            {
                if (await check.MayHideAsync(department.Id, cancellationToken) is { } objection)
                {
                    return objection;
                }
            }
        }

        if (department is null)
        {
            department = new Department(Guid.CreateVersion7(), name, isDutyDesk: false, request.Telephone.Trim());
            db.Departments.Add(department);
        }

        ProposeDuty(request, department, all);
        department.Change(name, request.Telephone.Trim(), request.IsActive);
        await db.SaveChangesAsync(cancellationToken);
        return department.Id;
    }

    private void ProposeDuty(SaveDepartment request, Department department, List<Department> all)
    {
        if (department.IsDutyDesk || !request.IsDutyDesk)
        {
            // Saved without the tick: a waiting proposal is taken back.
            department.DropDutyProposal();
        }
        else if (all.Find(d => d.IsDutyDesk) is not { } desk)
        {
            // A site that has none yet: nobody's reports can go astray.
            department.TakeDuty();
        }
        else if (department.DutyProposedBy is null)
        {
            department.ProposeDuty(actor.StaffId.GetValueOrDefault());
            news.Tell(desk.Id, DepartmentEvent.DutyDeskProposed, department.Name);
            news.Tell(department.Id, DepartmentEvent.DutyDeskProposed, department.Name);
        }
    }

    private async Task<Refusal?> DutyAsync(SaveDepartment request, Department? department, Department? desk, CancellationToken cancellationToken)
    {
        if (request.IsDutyDesk && !request.IsActive)
        {
            return new Refusal("DutyDeskMustStay", nameof(request.IsActive));
        }

        if (desk is null)
        {
            return request.IsDutyDesk ? null : new Refusal("DutyDeskFirst", nameof(request.IsDutyDesk));
        }

        if (desk == department)
        {
            return request.IsDutyDesk ? null : new Refusal("DutyDeskMustStay", nameof(request.IsDutyDesk));
        }

        if (!request.IsDutyDesk)
        {
            return null;
        }

        var keyed = await OfficersWithKeys.ReadAsync(db, cancellationToken);
        return department is not null && keyed.GetValueOrDefault(department.Id) > 0 ? null : new Refusal("DutyDeskNeedsKeys", nameof(request.IsDutyDesk));
    }
}
