using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Recipes;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Recipes;

/// <summary>What a recipe of somebody who means ill gets: nothing.</summary>
public sealed class HostileRecipeTests
{
    /// <summary>Who may bring content, and nothing else.</summary>
    private const ImportRights Staff = ImportRights.Content;

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;) { new Array(1000).fill('x').join('y') }")]
    [InlineData("(function f() { return f() + 1 })()")]
    [InlineData("var a = 'x'; while (true) { a += a }")]
    [InlineData("'x'.repeat(500000000)")]
    [InlineData("'x'.padEnd(500000000, 'yz')")]
    [InlineData("new Array(100000000).join('x')")]
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("importNamespace('System').Environment.MachineName")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("uuid.constructor.constructor('return 1')()")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("uuid.GetType().Assembly.Location")]
    [InlineData("require('fs')")]
    [InlineData("executeQuery('AnyQuery')")]
    [InlineData("createContentItem('Article', true, {})")]
    [InlineData("decrypt('x')")]
    [InlineData("variables('round')")]
    [InlineData("variables('nowhere')")]
    [InlineData("base64('%%%')")]
    [InlineData("gzip('AAAA')")]
    public async Task Expression_that_goes_too_far_refuses_the_file(string code)
    {
        await using var site = await RecipeSite.NewAsync();
        var recipe = new JsonObject
        {
            ["variables"] = new JsonObject { ["round"] = "[js: variables('about')]", ["about"] = "[js: variables('round')]" },
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "settings", ["SiteName"] = $"[js: {code}]" }),
        };
        var report = await site.RunAsync(recipe.ToJsonString(), Staff);

        Assert.Equal(RecipeOutcome.Refused, report.Outcome);
        Assert.Equal(1, report.Line);
        Assert.Empty(await site.PaperAsync(SitePaper.Settings));
    }

    [Fact]
    public async Task Configuration_reads_nothing_that_is_not_on_the_list()
    {
        await using var site = await RecipeSite.NewAsync();
        await site.RunAsync(
            """{ "steps": [ { "name": "settings", "A": "[js: configuration('Portal:Database:ConnectionString', 'none')]", "B": "[js: configuration('PATH')]", "C": "[js: configuration('OrchardCore_Admin:AdminUrlPrefix', 'Admin')]" } ] }""",
            Staff);

        Assert.Equal("""{"A":"none","C":"Admin"}""", (await site.PaperAsync(SitePaper.Settings)).Text());
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("..\\\\secret.txt")]
    [InlineData("sub/../../secret.txt")]
    [InlineData("link.txt")]
    [InlineData("linked/secret.txt")]
    public async Task No_file_outside_of_the_recipes_folder_is_read(string path)
    {
        using var folder = new TempFolder();
        var inside = Directory.CreateDirectory(folder.File("recipe"));
        await File.WriteAllTextAsync(folder.File("secret.txt"), "secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(inside.FullName, "link.txt"), folder.File("secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(inside.FullName, "linked"), folder.Path);
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            $$"""{ "steps": [ { "name": "settings", "SiteName": "[file:text('{{path}}')]" }, { "name": "media", "Files": [ { "TargetPath": "a.png", "SourcePath": "{{path}}" } ] } ] }""",
            Staff,
            new RecipeFolder(inside.FullName));

        Assert.Equal(2, report.Warnings.Count());
        Assert.Equal("""{"SiteName":""}""", (await site.PaperAsync(SitePaper.Settings)).Text());
        Assert.Empty(site.Media.Files);
    }

    [Theory]
    [InlineData("""{ "TargetPath": "../up.png", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "a/../../up.png", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "c:/up.png", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "page.html", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "theme.liquid", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "web.config", "Base64": "AA==" }""")]
    [InlineData("""{ "TargetPath": "a.png", "Base64": "not base64" }""")]
    public async Task Media_step_with_one_bad_file_writes_none(string file)
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync($$"""{ "steps": [ { "name": "media", "Files": [ { "TargetPath": "good.png", "Base64": "AA==" }, {{file}} ] } ] }""", Staff);

        Assert.Equal(RecipeOutcome.Stopped, report.Outcome);
        Assert.Empty(site.Media.Files);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync("""{ "steps": [ { "name": "media", "Files": [ { "TargetPath": "a.png", "SourceUrl": "http://169.254.169.254/latest" } ] } ] }""", ImportRights.All);

        Assert.Contains("refused", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Empty(site.Media.Files);
    }

    [Fact]
    public async Task Content_staff_bring_no_roles_features_templates_or_security_settings()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync(
            """
            { "steps": [
              { "name": "feature", "enable": [ "OrchardCore.Tenants" ] },
              { "name": "ROLES", "Roles": [ { "Name": "Editor", "Permissions": [ "SiteOwner" ] } ] },
              { "name": "Users", "Users": [ { "UserName": "mallory", "RoleNames": [ "Administrator" ] } ] },
              { "name": "Command", "Commands": [ "createUser /UserName:mallory /Roles:Administrator" ] },
              { "name": "OpenIdApplication", "ClientId": "x" },
              { "name": "themes", "Site": "Evil" },
              { "name": "Templates", "Templates": { "Layout": { "Content": "<script>1</script>" } } },
              { "name": "AdminTemplates", "AdminTemplates": { "Layout": { "Content": "x" } } },
              { "name": "ShortcodeTemplates", "ShortcodeTemplates": { "x": { "Content": "x" } } },
              { "name": "Placements", "Placements": { "x": [] } },
              { "name": "settings", "SiteName": "kept", "LoginSettings": { "UseSiteTheme": true }, "OpenIdClientSettings": {}, "SuperUser": "me", "PageTitleFormat": "{{ 1 }}" } ] }
            """,
            Staff);

        Assert.Equal(10, report.Steps.Count(s => s.Outcome is StepOutcome.Skipped));
        Assert.Equal("""{"SiteName":"kept"}""", (await site.PaperAsync(SitePaper.Settings)).Text());
        foreach (var paper in new[] { SitePaper.Features, SitePaper.Roles, SitePaper.Themes, SitePaper.Templates, SitePaper.AdminTemplates, SitePaper.ShortcodeTemplates, SitePaper.Placements, SitePaper.KeptSteps })
        {
            Assert.Empty(await site.PaperAsync(paper));
        }
    }

    [Fact]
    public async Task Accounts_and_commands_come_from_no_recipe_whoever_runs_it()
    {
        await using var site = await RecipeSite.NewAsync();
        var report = await site.RunAsync("""{ "steps": [ { "name": "Users", "Users": [ { "UserName": "m", "PasswordHash": "h" } ] }, { "name": "command", "Commands": [ "x" ] } ] }""", ImportRights.All);

        Assert.All(report.Steps, s => Assert.Equal(StepOutcome.Skipped, s.Outcome));
        Assert.DoesNotContain("PasswordHash", (await site.PaperAsync(SitePaper.KeptSteps)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_and_liquid_of_content_staff_come_in_harmless_at_any_depth()
    {
        await using var site = await RecipeSite.NewAsync();
        const string recipe = """
            { "steps": [
              { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "DisplayName": "Page", "ContentTypePartDefinitionRecords": [
                  { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "HtmlBodyPartSettings": { "sanitizeHtml": "false", "RenderLiquid": true } } } ] } ] },
              { "name": "content", "data": [ { "ContentItemId": "4page", "ContentType": "Page", "Latest": true, "Published": true,
                  "HtmlBodyPart": { "Html": "<p onclick=\"x()\">a<script>1</script>{{{{ Site }}}}</p>" },
                  "BagPart": { "ContentItems": [ { "ContentItemId": "4in", "ContentType": "L", "LiquidPart": { "Liquid": "<b>{% for a in b %}x{% endfor %}</b>" } } ] },
                  "Page": { "Body": { "html": "<iframe src=\"https://example.org\"></iframe><b>b</b>" } } } ] } ] }
            """;
        var report = await site.RunAsync(recipe, Staff);

        Assert.Equal(RecipeOutcome.Ran, report.Outcome);
        var page = (await site.ItemAsync("4page"))!.Write().Text();
        Assert.Contains("<p>a Site </p>", page, StringComparison.Ordinal);
        Assert.Contains("<b>b</b>", page, StringComparison.Ordinal);
        foreach (var bad in new[] { "script", "onclick", "iframe", "{%", "{{" })
        {
            Assert.DoesNotContain(bad, page, StringComparison.OrdinalIgnoreCase);
        }

        var definitions = (await site.PaperAsync(SitePaper.ContentDefinition)).Text();
        Assert.DoesNotContain("anitizeHtml", definitions, StringComparison.Ordinal);
        Assert.DoesNotContain("RenderLiquid", definitions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipes_that_draw_each_other_in_are_stopped()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("a.recipe.json"), """{ "name": "a", "steps": [ { "name": "recipes", "Values": [ { "name": "b" } ] } ] }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("b.recipe.json"), """{ "name": "b", "steps": [ { "name": "recipes", "Values": [ { "name": "a" } ] } ] }""", TestContext.Current.CancellationToken);
        await using var site = await RecipeSite.NewAsync(new RecipeFolders(folder.Path));

        Assert.Equal(RecipeOutcome.Stopped, (await site.RunAsync("""{ "steps": [ { "name": "recipes", "Values": [ { "name": "a" } ] } ] }""")).Outcome);
    }

    [Fact]
    public void Archive_opens_nothing_by_a_path_that_leads_out()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("Recipe.json", """{ "steps": [] }"""), ("../out.txt", "out"), ("in/a.txt", "in") })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        using var archive = RecipeArchive.Open(bytes);
        Assert.Empty(archive.Recipe().Steps);
        Assert.Null(archive.Open("../out.txt"));
        Assert.Null(archive.Open("/in/a.txt"));
        Assert.NotNull(archive.Open("in/./a.txt"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", 1)]
    [InlineData("{ \"steps\":\n [ {\n ", 3)]
    [InlineData("[]", 1)]
    [InlineData("{ }", 1)]
    [InlineData("{ \"steps\": [\n {} ] }", 2)]
    [InlineData("{ \"steps\": [\n null ] }", null)]
    [InlineData("{ \"steps\": [] } x", 1)]
    [InlineData("{ \"steps\": [ { \"name\": \"\\ud800\" } ] }", 1)]
    public void File_that_is_no_recipe_is_refused_with_its_line(string text, int? line)
    {
        var fault = Assert.Throws<RecipeException>(() => Recipe.Read(Encoding.UTF8.GetBytes(text), NoRecipeFiles.Instance));
        Assert.Equal(line ?? fault.Line, fault.Line);
    }
}
