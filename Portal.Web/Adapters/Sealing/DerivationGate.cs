using System.Collections.Concurrent;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Lets a few costly runs at a time through, and as many wait as were allowed: memory and waiting time stay bounded in a flood. The runs have threads of their
/// own, which give way: on the pool's they would keep every other request's next step waiting behind them.
/// </summary>
internal sealed class DerivationGate : IDisposable
{
    private readonly BlockingCollection<Action> _waiting = [];
    private readonly int _most;
    private int _inside;

    public DerivationGate(int runners, int queue)
    {
        _most = queue > int.MaxValue - runners ? int.MaxValue : runners + queue;
        for (var runner = 0; runner < runners; runner++)
        {
            new Thread(Run) { IsBackground = true, Name = "Derivation" }.Start();
        }
    }

    /// <exception cref="KeyDerivationBusyException">All places to run and to wait are taken.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        // Counted before waiting: two that come at once cannot both take the last place.
        if (Interlocked.Increment(ref _inside) > _most)
        {
            Interlocked.Decrement(ref _inside);
            throw new KeyDerivationBusyException();
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(() => Finish(done, work, cancellationToken), CancellationToken.None);
        return await done.Task;
    }

    public void Dispose() => _waiting.CompleteAdding();

    private void Run()
    {
        YieldingThread.Become();
        foreach (var work in _waiting.GetConsumingEnumerable())
        {
            work();
        }
    }

    /// <summary>Runs one work on a runner's thread; whatever goes wrong in it is its caller's.</summary>
    private void Finish<T>(TaskCompletionSource<T> done, Func<T> work, CancellationToken cancellationToken)
    {
        Action tell;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = work();
            tell = () => done.SetResult(result);
        }
        catch (OperationCanceledException cut)
        {
            tell = () => done.SetCanceled(cut.CancellationToken);
        }
        catch (Exception fault)
        {
            tell = () => done.SetException(fault);
        }

        // Its place is free before its caller knows: who asks again at once finds it.
        Interlocked.Decrement(ref _inside);
        tell();
    }
}
