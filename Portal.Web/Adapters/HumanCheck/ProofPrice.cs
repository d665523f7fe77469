using Portal.Domain.Access;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// How many rounds of SHA-256 each try of a proof costs. It rises with what the whole site and one neighbourhood of the network ask for, up to a
/// limit that an old telephone still solves well inside a challenge's life; it never refuses.
/// </summary>
internal sealed class ProofPrice(NetworkCounters networks, TimeProvider time)
{
    /// <summary>8 rounds by 2,048 tries are 16,000 digests: about one second on a telephone of 2019.</summary>
    public const int Base = 8;

    public const int Ceiling = Base * 16;

    /// <summary>Challenges a minute that the site gives out at the base price; every doubling doubles it.</summary>
    public const int CalmPerMinute = 120;

    /// <summary>Challenges an hour that one neighbourhood gets at the base price: a mobile operator puts many people behind one.</summary>
    public const int CalmPerNetwork = 40;

    private readonly Lock _gate = new();
    private long _minute = -1;
    private int _issued;
    private int _issuedBefore;

    /// <summary>Counts one challenge and says what it costs.</summary>
    public int For(NetworkHint network) =>
        Math.Min(Ceiling, Base * Times(CountIssue(), CalmPerMinute) * Times(networks.Count(network), CalmPerNetwork));

    /// <summary>The busier of this minute and the last, so that the price does not fall at every full minute.</summary>
    private int CountIssue()
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (_gate)
        {
            if (minute != _minute)
            {
                _issuedBefore = minute == _minute + 1 ? _issued : 0;
                _issued = 0;
                _minute = minute;
            }

            // A flood that outgrows the number stays at the ceiling.
            _issued = Math.Min(_issued + 1, int.MaxValue - 1);
            return Math.Max(_issued, _issuedBefore);
        }
    }

    private static int Times(int count, int calm)
    {
        var times = 1;
        for (long limit = calm; count > limit && times < Ceiling / Base; limit *= 2)
        {
            times *= 2;
        }

        return times;
    }
}
