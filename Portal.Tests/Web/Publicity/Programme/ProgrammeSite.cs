using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Recipes;
using Portal.Tests.Support;
using Portal.Web.Adapters.Content;

namespace Portal.Tests.Web.Publicity.Programme;

/// <summary>A site with all that it comes with, set up once for all tests of a class.</summary>
public sealed class ProgrammeSite : PortalOnSqlite, IAsyncLifetime
{
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await FillAsync(App);
    }

    internal static async Task FillAsync(PortalApp app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var report = await scope.ServiceProvider.GetRequiredService<SiteContent>().SetUpAsync(default);
            Assert.True(report.Outcome is RecipeOutcome.Ran, report.Fault);
            Assert.Empty(report.Warnings);
        }

        await TestCity.OfAsync(app);
        await PublishedSite.FreshAsync(app, "/learn");
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await App.Client().GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>The classes that read that one site, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ProgrammeReaders : ICollectionFixture<ProgrammeSite>
{
    public const string Name = "The year's programme";
}
