using Portal.Tests.Support;
using Portal.Tests.Web.Commands;
using Portal.Web.Commands;

namespace Portal.Tests.Cms.Search;

/// <summary>The command that makes the index anew, on a site that has a database and on one that has none.</summary>
public sealed class RebuildSearchCommandTests
{
    [Fact]
    public async Task Command_says_how_many_items_can_be_found()
    {
        using var folder = new TempFolder();
        Assert.Equal(CommandLine.Fault, (await CommandRun.OfAsync(folder.Path, "rebuild-search")).Code);
        Assert.Equal(CommandLine.Done, (await CommandRun.OfAsync(folder.Path, "migrate")).Code);

        var rebuilt = await CommandRun.OfAsync(folder.Path, "rebuild-search");

        Assert.Equal(CommandLine.Done, rebuilt.Code);
        Assert.Contains("能搜到 0 条内容", rebuilt.Said, StringComparison.Ordinal);
    }
}
