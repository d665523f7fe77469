using Portal.Domain.Reporting;
using Portal.Web.Pipeline.Http;

namespace Portal.Tests.Web.Intake;

/// <summary>The grid on which answers leave (intake 4.7).</summary>
public sealed class AnswerGridTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(123.4)]
    [InlineData(499.9)]
    [InlineData(731)]
    public async Task Answer_leaves_after_its_line_though_every_timer_rings_early(double work)
    {
        var clock = new EarlyClock();
        var rules = new IntakeRules { AnswerGridMilliseconds = 250, AnswerLeastMilliseconds = 500 };
        var grid = new AnswerGrid(clock, rules);

        var began = grid.Begin();
        clock.Pass(TimeSpan.FromMilliseconds(work));
        await grid.WaitAsync(began, CancellationToken.None);

        var left = clock.GetElapsedTime(began).TotalMilliseconds;
        var line = work < 500 ? 500 : 500 + (250 * Math.Ceiling((work - 500) / 250));
        Assert.InRange(left, line, line + 1);
    }

    /// <summary>Its timers ring at once, when all but three milliseconds of what was asked have passed; as the system's do when its ticks lie badly.</summary>
    private sealed class EarlyClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var early = dueTime - TimeSpan.FromMilliseconds(3);
            Pass(early > TimeSpan.Zero ? early : dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return new Rung();
        }

        private sealed class Rung : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
                // Nothing runs any more.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
