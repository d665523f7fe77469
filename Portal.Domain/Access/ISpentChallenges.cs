namespace Portal.Domain.Access;

/// <summary>
/// Remembers passed challenges until they expire, so that each is worth one pass. All nodes of a site must share one memory.
/// </summary>
public interface ISpentChallenges
{
    /// <summary>True for exactly one caller of an <paramref name="id"/>, however many ask at once; <paramref name="until"/> is when it may be forgotten.</summary>
    ValueTask<bool> TrySpendAsync(string id, DateTimeOffset until, CancellationToken cancellationToken);
}
