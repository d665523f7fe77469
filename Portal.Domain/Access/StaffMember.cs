using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>How far an appointment, a change or a key has come: it counts only after a second person of another role has confirmed it.</summary>
public enum Standing
{
    Proposed = 1,
    InForce = 2,
    Ended = 3,
}

/// <summary>
/// A person of the staff: roles, department and the public key that reports are wrapped for. Passwords live in the account store under the
/// same id. Appointing and assigning a department need a second person of another role (DESIGN 4).
/// </summary>
public sealed class StaffMember : AggregateRoot
{
    private StaffMember()
    {
    }

    public Guid Id { get; private set; }

    public string UserName { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public Guid? DepartmentId { get; private set; }

    public StaffRoles Roles { get; private set; }

    public Standing Standing { get; private set; }

    public Guid? ProposedBy { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    /// <summary>Raised whenever every session of this person must end at its next request.</summary>
    public int RevocationVersion { get; private set; }

    public static Outcome<StaffMember> Propose(string userName, string displayName, StaffRoles roles, Guid? departmentId, Guid? proposedBy)
    {
        if (RefusalOf(roles, departmentId) is { } refusal)
        {
            return refusal;
        }

        return new StaffMember
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            DisplayName = displayName,
            Roles = roles,
            DepartmentId = departmentId,
            Standing = Standing.Proposed,
            ProposedBy = proposedBy,
        };
    }

    /// <summary>The second person's word. The proposer may not give it, nor may the person appointed.</summary>
    public Outcome<StaffMember> Confirm(Guid confirmedBy)
    {
        if (Standing != Standing.Proposed)
        {
            return new Refusal("NothingToConfirm");
        }

        if (confirmedBy == ProposedBy || confirmedBy == Id)
        {
            return new Refusal("ProposerMayNotConfirm");
        }

        ConfirmedBy = confirmedBy;
        Standing = Standing.InForce;
        return this;
    }

    /// <summary>The first administrators of an installation, made by the setup command and by sample data: there is nobody yet to confirm.</summary>
    public StaffMember AppointAtSetup()
    {
        Standing = Standing.InForce;
        return this;
    }

    /// <summary>Ends the appointment: no sign-in, no open session, no key.</summary>
    public Outcome<StaffMember> Remove()
    {
        if (Standing == Standing.Ended)
        {
            return new Refusal("AlreadyRemoved");
        }

        Standing = Standing.Ended;
        RevocationVersion++;
        Raise(new StaffRemoved(Id));
        return this;
    }

    /// <summary>
    /// The appointment anew: another role, another department, or only a lost password. The person is out at once and comes back with the second
    /// person's word, as at the first appointment; otherwise whoever gives passwords could become anybody.
    /// </summary>
    public Outcome<StaffMember> ProposeAgain(StaffRoles roles, Guid? departmentId, Guid proposedBy)
    {
        if (Standing == Standing.Ended)
        {
            return new Refusal("AlreadyRemoved");
        }

        if (proposedBy == Id)
        {
            return new Refusal("NotOneself");
        }

        if (RefusalOf(roles, departmentId) is { } refusal)
        {
            return refusal;
        }

        (Roles, DepartmentId, ProposedBy, ConfirmedBy) = (roles, departmentId, proposedBy, null);
        Standing = Standing.Proposed;
        RevocationVersion++;
        return this;
    }

    public void SignOutEverywhere() => RevocationVersion++;

    private static Refusal? RefusalOf(StaffRoles roles, Guid? departmentId) => true switch
    {
        _ when roles == StaffRoles.None => new Refusal("RoleMissing", "Roles"),
        _ when !RolePermissions.MayBeHeldTogether(roles) => new Refusal("RolesMustBeApart", "Roles"),
        _ when RolePermissions.NeedsKey(roles) && departmentId is null => new Refusal("OfficerNeedsDepartment", "DepartmentId"),
        _ => null,
    };
}
