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

        var turn = new Turn<T>(this, work, cancellationToken);
        _waiting.Add(turn.Run, CancellationToken.None);
        await using var gone = cancellationToken.Register(turn.Leave);
        return await turn.Done;
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

    /// <summary>One caller's turn: run once, or left while it still waits. Whatever goes wrong in the work is its caller's.</summary>
    private sealed class Turn<T>(DerivationGate gate, Func<T> work, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _taken;

        public Task<T> Done => _done.Task;

        public void Run()
        {
            if (!Take())
            {
                return;
            }

            try
            {
                var result = work();
                Free();
                _done.SetResult(result);
            }
            catch (Exception fault)
            {
                Free();
                _done.SetException(fault);
            }
        }

        /// <summary>The caller went away: a turn that waits gives up its place at once, one that runs goes on.</summary>
        public void Leave()
        {
            if (Take())
            {
                Free();
                _done.SetCanceled(cancellationToken);
            }
        }

        private bool Take() => Interlocked.Exchange(ref _taken, 1) == 0;

        /// <summary>The place is free before its caller knows: who asks again at once finds it.</summary>
        private void Free() => Interlocked.Decrement(ref gate._inside);
    }
}
