namespace Portal.Domain.Access;

/// <summary>
/// The quarter that a key pair belongs to, as a number that sorts: 20264 is 2026's fourth, by the day in the city. Every wrap is bound to it, and
/// a quarter's private keys are destroyed once its last case has expired.
/// </summary>
public static class KeyEpoch
{
    public static int Of(DateOnly day) => (day.Year * 10) + ((day.Month + 2) / 3);

    public static int Year(int epoch) => epoch / 10;

    /// <summary>1 to 4.</summary>
    public static int Quarter(int epoch) => epoch % 10;

    /// <summary>
    /// The one key of each officer that new wraps are made for: the newest in force. That is the present quarter's as soon as the officer has signed
    /// in during it; until then it is the last one accepted, so that who is on leave still receives.
    /// </summary>
    public static IReadOnlyList<StaffKey> Newest(IEnumerable<StaffKey> keys) =>
    [
        .. keys.Where(k => k.Standing == Standing.InForce)
            .GroupBy(k => k.StaffId)
            .Select(theirs => theirs.OrderByDescending(k => k.Epoch).ThenByDescending(k => k.MadeOn).ThenBy(k => k.Id).First()),
    ];
}
