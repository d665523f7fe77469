using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>
/// Keeps every log line with its scopes, as a talkative sink in production would, in memory and in a file, so that a test can search them
/// for what must never be there.
/// </summary>
public sealed class LogRecord : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly StreamWriter _file;
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public LogRecord(string path) => _file = new StreamWriter(path, append: true) { AutoFlush = true };

    public IReadOnlyCollection<string> Lines => _lines;

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        lock (_file)
        {
            _file.Dispose();
        }
    }

    private void Write(string line)
    {
        _lines.Enqueue(line);
        lock (_file)
        {
            if (_file.BaseStream is { CanWrite: true })
            {
                _file.WriteLine(line);
            }
        }
    }

    private sealed class Logger(LogRecord record, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => record._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            record._scopes.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), scopes);
            record.Write($"{logLevel} {category} [{string.Join(" => ", scopes)}] {formatter(state, exception)} {exception}".TrimEnd());
        }
    }
}
