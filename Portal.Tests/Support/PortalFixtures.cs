namespace Portal.Tests.Support;

/// <summary>
/// One site for all tests of a class. Tests that must hold on both databases stand in an abstract class which takes a <see cref="PortalFixture"/>, with
/// two classes below it: <c>IClassFixture&lt;PortalOnSqlite&gt;</c> and <c>IClassFixture&lt;PortalOnPostgres&gt;</c>.
/// </summary>
public abstract class PortalFixture : IAsyncLifetime
{
    private PortalApp? _app;

    /// <summary>The running site. Skips the test where this fixture's database is not to be had.</summary>
    public PortalApp App
    {
        get
        {
            Assert.SkipWhen(_app is null, PortalDatabases.PostgresIsMissing);
            return _app!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (await OptionsAsync() is { } options)
        {
            _app = await PortalApp.StartAsync(options);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            var seen = await _app.LookBackAsync();
            await _app.DisposeAsync();
            Assert.Empty(seen);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What to start, or null where the database is not to be had.</summary>
    protected abstract Task<PortalAppOptions?> OptionsAsync();
}

public class PortalOnSqlite : PortalFixture
{
    protected override Task<PortalAppOptions?> OptionsAsync() => Task.FromResult<PortalAppOptions?>(new PortalAppOptions());
}

public class PortalOnPostgres : PortalFixture
{
    protected override async Task<PortalAppOptions?> OptionsAsync() => PortalDatabases.PostgresServer is null
        ? null
        : new PortalAppOptions { Database = await PortalDatabases.PostgresAsync() };
}
