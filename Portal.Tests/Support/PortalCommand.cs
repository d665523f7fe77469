using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>The program run as one of its commands, as a process of its own. Disposing kills it if it still runs.</summary>
public sealed class PortalCommand : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private PortalCommand(Process process) => _process = process;

    public string Output => string.Join('\n', _output);

    public static PortalCommand Start(string command, string? dataFolder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = PortalProcess.StartInfo(dataFolder, "Development", settings);
        start.ArgumentList.Insert(1, command);
        var running = new PortalCommand(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken = default)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
