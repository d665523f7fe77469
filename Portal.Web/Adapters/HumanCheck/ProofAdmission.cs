using Portal.Domain.Access;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Which proofs of work still count as a calm sign of a person. A program that pays the price again and again is let in like everybody, but what it files is marked
/// for later: so many an hour from one neighbourhood of the network, and a bucket for the whole site (a flood from many places, or behind a proxy that
/// nobody named). Nobody is refused.
/// </summary>
internal sealed class ProofAdmission(TimeProvider time)
{
    /// <summary>As many in an hour as challenges at the base price (see <see cref="ProofPrice"/>): a mobile operator puts many people behind one.</summary>
    public const int CalmPerNetwork = ProofPrice.CalmPerNetwork;

    private readonly NetworkCounters _passed = new(time);
    private readonly Admission _site = new(time, capacity: 2 * ProofPrice.CalmPerMinute, refill: TimeSpan.FromMinutes(1) / ProofPrice.CalmPerMinute);

    public HumanLane LaneFor(NetworkHint network) =>
        _passed.Count(network) <= CalmPerNetwork && _site.TryTake() ? HumanLane.Fast : HumanLane.Slow;
}
