using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Access;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Check 12's rule: who pays the price again and again is let in, on the slow lane.</summary>
public class ProofAdmissionTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ProofAdmission _admission;

    public ProofAdmissionTests() => _admission = new ProofAdmission(_clock);

    [Fact]
    public void One_neighbourhood_beyond_its_hour_goes_on_slowly_and_others_do_not()
    {
        var network = NetworkHint.Of([203, 0, 113]);
        Assert.All(Take(network, ProofAdmission.CalmPerNetwork), lane => Assert.Equal(HumanLane.Fast, lane));
        Assert.Equal(HumanLane.Slow, _admission.LaneFor(network));
        Assert.Equal(HumanLane.Fast, _admission.LaneFor(NetworkHint.Of([198, 51, 100])));
        _clock.Advance(NetworkCounters.KeyLife);
        Assert.Equal(HumanLane.Fast, _admission.LaneFor(network));
    }

    [Fact]
    public void A_flood_from_nowhere_goes_on_slowly_once_the_sites_bucket_is_empty_and_a_calm_minute_fills_it()
    {
        Assert.Contains(HumanLane.Slow, Take(NetworkHint.Off, 1_000));
        Assert.Equal(HumanLane.Slow, _admission.LaneFor(NetworkHint.Off));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HumanLane.Fast, _admission.LaneFor(NetworkHint.Off));
    }

    private HumanLane[] Take(NetworkHint network, int times) => [.. Enumerable.Range(0, times).Select(_ => _admission.LaneFor(network))];
}
