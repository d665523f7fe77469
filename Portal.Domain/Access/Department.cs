namespace Portal.Domain.Access;

/// <summary>
/// A body that receives reports. Exactly one is the city's duty desk, which takes what a department without two keyed officers cannot.
/// </summary>
public sealed class Department(Guid id, string name, bool isDutyDesk, string telephone)
{
    public Guid Id { get; private set; } = id;

    public string Name { get; private set; } = name;

    public bool IsDutyDesk { get; private set; } = isDutyDesk;

    public string Telephone { get; private set; } = telephone;

    public bool IsActive { get; private set; } = true;

    /// <summary>Who proposed that the duty desk move here, while that waits for the second person's word.</summary>
    public Guid? DutyProposedBy { get; private set; }

    public void Change(string name, string telephone, bool isActive)
    {
        Name = name;
        Telephone = telephone;
        IsActive = isActive;
    }

    public void ProposeDuty(Guid proposedBy) => DutyProposedBy = proposedBy;

    public void DropDutyProposal() => DutyProposedBy = null;

    /// <summary>The duty desk moves: the one desk before gives it up in the same transaction.</summary>
    public void TakeDuty() => (IsDutyDesk, DutyProposedBy) = (true, null);

    public void GiveUpDuty() => IsDutyDesk = false;
}
