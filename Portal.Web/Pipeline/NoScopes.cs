namespace Portal.Web.Pipeline;

/// <summary>
/// Keeps scopes out of every log: the server's own carry the path, the connection and the request's number, and a sink that writes scopes would put them beside
/// any warning of the database. For the intake these tie requests together (intake 4.6); nobody else needs them either.
/// </summary>
internal sealed class NoScopes : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
    }

    public IDisposable Push(object? state) => Nothing.Instance;

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
