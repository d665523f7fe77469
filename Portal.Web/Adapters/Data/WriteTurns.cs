namespace Portal.Web.Adapters.Data;

/// <summary>
/// Lets the acts of this process write one after the other where the database can do no more than that (SQLite). It would make them wait by itself, but each
/// on a thread that sleeps, looks again and may be overtaken for ever; here they wait in the order in which they came, and hold no thread.
/// </summary>
internal sealed class WriteTurns(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new SemaphoreSlim(1) : null;

    /// <summary>Waits for the turn; it ends when what is given here is disposed.</summary>
    public async Task<Turn> TakeAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null)
        {
            await _turn.WaitAsync(cancellationToken);
        }

        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
