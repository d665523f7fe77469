using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data.Sample;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Serves the site until it is told to stop. In Development it says how to sign in.</summary>
internal sealed class ServeCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = PortalHost.Build(args);
        IReadOnlyList<RecoveryShare> shares;
        try
        {
            shares = await PortalHost.PrepareAsync(app);
        }
        catch (HalfConfiguredException half)
        {
            output.Line(words["Setup.HalfConfigured"]);
            foreach (var shortfall in half.Shortfalls)
            {
                output.Line(words["Setup.Shortfall", shortfall.Code, words["Setup.Lacks." + shortfall.Code, shortfall.Detail]]);
            }

            output.Line(words["Setup.HalfConfiguredHelp"]);
            return CommandLine.HalfConfigured;
        }

        // The sample city was made just now: give its desk something to open.
        var receipt = shares.Count > 0 && app.Configuration.GetValue("Portal:SampleReports", defaultValue: true) ? await FileSamplesAsync(app) : null;
        await app.StartAsync();
        if (app.Environment.IsDevelopment())
        {
            Welcome(app, shares, receipt);
        }

        await app.WaitForShutdownAsync();
        return CommandLine.Done;
    }

    private static async Task<Receipt?> FileSamplesAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SampleReports>().FileAsync(CancellationToken.None);
    }

    private void Welcome(WebApplication app, IReadOnlyList<RecoveryShare> shares, Receipt? receipt)
    {
        output.Line();
        output.Line(words["Setup.Address", string.Join("  ", app.Urls)]);
        if (PortalHost.WantsSampleData(app))
        {
            output.Line(words["Setup.SignIn", app.Urls.First()]);
            output.Table(
            [
                [words["Setup.Column.UserName"], words["Setup.Column.Password"], words["Setup.Column.Name"], words["Setup.Column.Shows"]],
                .. SampleCity.Load().Staff.Select(person => new[] { person.UserName, person.Password, person.Name, person.Shows }),
            ]);
        }

        if (shares.Count > 0)
        {
            output.Line();
            output.Line(words["Setup.SampleShares"]);
            foreach (var share in shares)
            {
                output.Line("  " + share.Text);
            }
        }

        if (receipt is not null)
        {
            output.Line();
            output.Line(words["Setup.SampleReceipt", string.Join(' ', receipt.Groups)]);
        }

        output.Line();
    }
}
