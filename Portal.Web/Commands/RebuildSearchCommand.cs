using Portal.Cms.Search;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Makes the search's index anew from what is published: after a change of how texts are cut, or where somebody doubts it. May run beside the site.</summary>
internal sealed class RebuildSearchCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        if (!await CommandSite.HasDatabaseAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), output, words))
        {
            return CommandLine.Fault;
        }

        var found = await scope.ServiceProvider.GetRequiredService<SearchIndex>().RebuildAsync(CancellationToken.None);
        output.Line(words["Commands.SearchRebuilt", found]);
        return CommandLine.Done;
    }
}
