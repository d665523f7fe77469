namespace Portal.Tests.Proof;

/// <summary>
/// Every bound that the intake promises to hold under load, in one file, so that an audit can tighten it. Counts are those of a full run; a run at a
/// smaller scale does less of the same. Source: the intake's acceptance list, checks 9, 11, 12 and 20, and issue 4.
/// </summary>
internal static class Promises
{
    /// <summary>Milliseconds between the medians of two classes of answers that must not be told apart.</summary>
    public const double TimingMedian = 2;

    /// <summary>How well the best single threshold tells two classes apart: 0.5 is a coin.</summary>
    public const double TimingAucLeast = 0.47;
    public const double TimingAucMost = 0.53;
    public const int TimingLogins = 500;

    public const int GuessesPerMinute = 5_000;
    public const int GoodLoginsPerMinute = 60;
    public const int GuessMinutes = 2;

    /// <summary>MB that the process may grow in any flood, and while films and photos come in.</summary>
    public const double Growth = 300;

    /// <summary>Milliseconds: 95 of 100 right receipts are answered within, while others guess.</summary>
    public const double GoodLogin = 2_000;

    /// <summary>Milliseconds: 95 of 100 public pages are answered within, in either flood.</summary>
    public const double PublicPage = 500;

    public const int FloodReports = 1_000;

    /// <summary>Seconds until somebody without script has a receipt, in the flood; the 20 seconds that the form asks of a person are in them.</summary>
    public const double HonestReceipt = 30;

    /// <summary>Share of the bot's reports that must be marked for the slow lane.</summary>
    public const double SlowLane = 0.9;

    /// <summary>Share of what the machine could derive if it did nothing else.</summary>
    public const double ShareOfDerivations = 0.8;
    public const int LoadReports = 1_500;
    public const int LoadFollowUps = 3_000;

    public const int ReportsAtOnce = 20;
    public const int FilesEach = 10;
    public const int FilmBytes = 20 << 20;
    public const int PhotoWidth = 4_000;
    public const int PhotoHeight = 3_000;

    public const int FuzzCases = 1_000_000;

    /// <summary>For each parser in the tests.</summary>
    public const int FuzzCasesInTests = 5_000;

    /// <summary>Seconds that one malformed input may take at most.</summary>
    public const double FuzzCase = 10;

    public const int Kills = 200;

    /// <summary>Bits a byte that a stored file has at least; small random ones measure lower and are not judged.</summary>
    public const double Entropy = 7.9;
    public const int EntropyFrom = 4_096;
}
