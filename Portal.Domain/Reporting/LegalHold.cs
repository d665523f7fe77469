using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

public enum HoldStep
{
    /// <summary>One person asks for it: it holds nothing yet.</summary>
    Proposed = 1,
    InForce = 2,

    /// <summary>In force; one person asks to hold it longer.</summary>
    RenewalProposed = 3,

    /// <summary>In force until a second person agrees to let go.</summary>
    ReleaseProposed = 4,
}

/// <summary>
/// A report that must not be deleted although its time is over, because a court, an inspection or a complaint needs it. It takes two people of
/// different roles to begin, renew and release it, and it ends by itself after at most <see cref="MostYears"/> years. The reason is sealed under the desk's key.
/// </summary>
public sealed class LegalHold : AggregateRoot
{
    public const int MostYears = 5;

    private LegalHold()
    {
    }

    public Guid ReportId { get; private set; }

    public HoldStep Step { get; private set; }

    /// <summary>How long it is asked for, counted from the day of the second person's word.</summary>
    public int Years { get; private set; }

    /// <summary>The last day that is held; null before the first confirmation.</summary>
    public DateOnly? HeldUntil { get; private set; }

    /// <summary>Who asks, for the step that waits.</summary>
    public Guid ProposedBy { get; private set; }

    /// <summary>Who gave the second word on what is in force.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public byte[] SealedReason { get; private set; } = [];

    public bool Waits => Step != HoldStep.InForce;

    public static bool IsAllowed(int? years) => years is >= 1 and <= MostYears;

    public static LegalHold Propose(Guid reportId, int years, Guid by, byte[] sealedReason) =>
        new() { ReportId = reportId, Step = HoldStep.Proposed, Years = years, ProposedBy = by, SealedReason = sealedReason };

    public bool Holds(DateOnly today) => HeldUntil >= today;

    /// <summary>Asks to hold longer. Refusal: <c>HoldWaits</c> while another word on it is awaited.</summary>
    public Outcome<LegalHold> ProposeRenewal(int years, Guid by, byte[] sealedReason)
    {
        if (Waits)
        {
            return new Refusal("HoldWaits");
        }

        (Step, Years, ProposedBy, SealedReason) = (HoldStep.RenewalProposed, years, by, sealedReason);
        return this;
    }

    /// <summary>Asks to let go. Refusals: <c>HoldWaits</c>.</summary>
    public Outcome<LegalHold> ProposeRelease(Guid by, byte[] sealedReason)
    {
        if (Waits)
        {
            return new Refusal("HoldWaits");
        }

        (Step, ProposedBy, SealedReason) = (HoldStep.ReleaseProposed, by, sealedReason);
        return this;
    }

    /// <summary>The second person's word on holding or holding longer. Refusals: <c>NothingToConfirm</c>, <c>ProposerMayNotConfirm</c>, <c>SameRoleMayNotConfirm</c>.</summary>
    public Outcome<LegalHold> Confirm(StaffMember second, StaffRoles proposersRoles, DateOnly today)
    {
        if (Step is not (HoldStep.Proposed or HoldStep.RenewalProposed))
        {
            return new Refusal("NothingToConfirm");
        }

        if (Forbids(second, proposersRoles) is { } refusal)
        {
            return refusal;
        }

        (Step, HeldUntil, ConfirmedBy) = (HoldStep.InForce, today.AddYears(Years), second.Id);
        return this;
    }

    /// <summary>Whether the second person may let go of it now; the caller then removes the hold. Refusals as <see cref="Confirm"/>.</summary>
    public Outcome<LegalHold> ConfirmRelease(StaffMember second, StaffRoles proposersRoles) =>
        Step != HoldStep.ReleaseProposed ? new Refusal("NothingToConfirm")
        : Forbids(second, proposersRoles) is { } refusal ? refusal
        : this;

    /// <summary>Takes back what waits on a hold in force; one that was never in force is removed by the caller instead.</summary>
    public void DropProposal() => Step = HoldStep.InForce;

    /// <summary>Neither the one who asked nor anybody of the same role: no single person, and no single rank, holds or releases.</summary>
    public Refusal? Forbids(StaffMember second, StaffRoles proposersRoles) =>
        second.Id == ProposedBy ? new Refusal("ProposerMayNotConfirm")
        : (second.Roles & proposersRoles) != StaffRoles.None ? new Refusal("SameRoleMayNotConfirm")
        : null;
}

/// <summary>Why a report is held or let go, as it is sealed for the desk.</summary>
public sealed record HoldReason(string Text, string OfficerName);
