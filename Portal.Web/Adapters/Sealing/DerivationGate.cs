using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>Lets a few costly runs at a time through, and as many wait as were allowed: memory and waiting time stay bounded in a flood.</summary>
internal sealed class DerivationGate(int runners, int queue) : IDisposable
{
    private readonly SemaphoreSlim _free = new(runners);
    private readonly int _most = queue > int.MaxValue - runners ? int.MaxValue : runners + queue;
    private int _inside;

    /// <exception cref="KeyDerivationBusyException">All places to run and to wait are taken.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        // Counted before waiting: two that come at once cannot both take the last place.
        if (Interlocked.Increment(ref _inside) > _most)
        {
            Interlocked.Decrement(ref _inside);
            throw new KeyDerivationBusyException();
        }

        try
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, CancellationToken.None);
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _free.Dispose();
}
