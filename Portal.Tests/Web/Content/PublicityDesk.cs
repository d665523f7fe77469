using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using global::Portal.Cms.Content;
using global::Portal.Cms.Definitions;
using global::Portal.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Domain.Reporting;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Content;

/// <summary>A site whose desk has two columns, one of them with three reviews, a type of article, and people of every role.</summary>
internal sealed partial class PublicityDesk : IAsyncDisposable
{
    private const string Definitions = """
        { "ContentTypes": [
            { "Name": "Article", "DisplayName": "图文", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "Article", "Name": "Article", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "AllowCustomPath": true } } },
                { "PartName": "PublishLaterPart", "Name": "PublishLaterPart", "Settings": { } },
                { "PartName": "ArchiveLaterPart", "Name": "ArchiveLaterPart", "Settings": { } } ] },
            { "Name": "Faq", "DisplayName": "问答", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } }, { "PartName": "Faq", "Name": "Faq", "Settings": { } } ] },
            { "Name": "Taxonomy", "DisplayName": "分类", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { } }, { "PartName": "TaxonomyPart", "Name": "TaxonomyPart", "Settings": { } } ] } ],
          "ContentParts": [
            { "Name": "Article", "Settings": { }, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TaxonomyField", "Name": "Column", "Settings": { "ContentPartFieldSettings": { "DisplayName": "栏目" }, "TaxonomyFieldSettings": { "Required": true, "Unique": true, "TaxonomyContentItemId": "columns" } } },
                { "FieldName": "TextField", "Name": "Source", "Settings": { "ContentPartFieldSettings": { "DisplayName": "来源" }, "TextFieldSettings": { "Required": true, "Hint": "哪个单位写的" } } },
                { "FieldName": "MediaField", "Name": "Cover", "Settings": { "ContentPartFieldSettings": { "DisplayName": "封面" }, "MediaFieldSettings": { "AllowedExtensions": [".svg"] } } } ] },
            { "Name": "Faq", "Settings": { }, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TaxonomyField", "Name": "Column", "Settings": { "ContentPartFieldSettings": { "DisplayName": "栏目" }, "TaxonomyFieldSettings": { "Unique": true, "TaxonomyContentItemId": "columns" } } } ] } ] }
        """;

    private const string Columns = """
        { "ContentItemId": "columns", "ContentItemVersionId": "columns1", "ContentType": "Taxonomy", "DisplayText": "栏目", "Latest": true, "Published": true,
          "TitlePart": { "Title": "栏目" },
          "TaxonomyPart": { "TermContentType": "Column", "Terms": [
            { "ContentItemId": "five", "ContentType": "Column", "DisplayText": "安全五进", "Terms": [
              { "ContentItemId": "enterprise", "ContentType": "Column", "DisplayText": "进企业", "Column": { "RequiresReview": { "Value": true } } },
              { "ContentItemId": "village", "ContentType": "Column", "DisplayText": "进农村", "Column": { "RequiresReview": { "Value": true } } } ] },
            { "ContentItemId": "notices", "ContentType": "Column", "DisplayText": "通知公告", "Column": { "RequiresReview": { "Value": false } } } ] } }
        """;

    private PublicityDesk(DeskSite site) => Site = site;

    public DeskSite Site { get; }

    public static async Task<PublicityDesk> StartAsync()
    {
        var desk = new PublicityDesk(await DeskSite.StartAsync());
        await desk.DefineAsync(Definitions);
        await desk.ImportAsync(Columns);
        return desk;
    }

    /// <summary>A browser without script in which a person of this role has signed in.</summary>
    public async Task<HttpClient> AsAsync(string name, StaffRoles role) => await Site.AsAsync(await PersonAsync(name, role));

    public Task<Officer> PersonAsync(string name, StaffRoles role) => Site.AddOfficerAsync(name, Site.Seeds.FireBureau, role);

    public Task DefineAsync(string step) => InScopeAsync(async services =>
    {
        var store = services.GetRequiredService<DefinitionStore>();
        await store.SaveAsync(DefinitionChange.Merge(await store.ReadAsync(default), OrchardJson.Parse(step), []), default);
        return 0;
    });

    public Task ImportAsync(string item) =>
        InScopeAsync(services => services.GetRequiredService<ContentWriter>().ImportAsync(ContentItem.Read(item), new ContentAuthor("", "导入"), default));

    public Task<ContentItem?> ReadAsync(string id, VersionOf which = VersionOf.Latest) =>
        InScopeAsync(services => services.GetRequiredService<ContentReader>().FindAsync(id, which, default));

    public async Task<JsonObject> DataAsync(string id) => (await ReadAsync(id))!.Data;

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> what)
    {
        await using var scope = Site.App.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider);
    }

    /// <summary>A new article in a column, saved through its form. Its id.</summary>
    public static async Task<string> WriteAsync(HttpClient editor, string title, string column = "enterprise", params (string Name, string Value)[] more)
    {
        const string page = "/desk/content/edit?type=Article";
        var saved = await editor.PostFormAsync(page, page, [("Type", "Article"), .. Fields(title, column, more)]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return ItemOf().Match(saved.Headers.Location!.ToString()).Groups["id"].Value;
    }

    /// <summary>Saves an item's form with what it began from.</summary>
    public static async Task<HttpResponseMessage> ChangeAsync(HttpClient editor, string id, string begunFrom, string title, string column = "enterprise", params (string Name, string Value)[] more) =>
        await editor.PostFormAsync($"/desk/content/edit/{id}", $"/desk/content/edit/{id}", [("Base", begunFrom), .. Fields(title, column, more)]);

    /// <summary>Presses a button of the item's page.</summary>
    public static async Task<HttpResponseMessage> DoAsync(HttpClient person, string id, string what, params (string Name, string Value)[] fields)
    {
        var page = $"/desk/content/item/{id}";
        return await person.PostFormAsync(page, $"{page}?handler={what}", [("Stamp", await StampAsync(person, page)), .. fields]);
    }

    public static Task<string> BaseAsync(HttpClient editor, string id) => HiddenAsync(editor, $"/desk/content/edit/{id}", "Base");

    public static async Task<string> StampAsync(HttpClient person, string page) => await HiddenAsync(person, page, "Stamp");

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static async Task<string> HiddenAsync(HttpClient client, string page, string name)
    {
        var found = Regex.Match(await client.GetStringAsync(page), $"name=\"{name}\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return WebUtility.HtmlDecode(found.Groups["value"].Value);
    }

    private static IEnumerable<(string Name, string Value)> Fields(string title, string column, (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["TitlePart.Title"] = title, ["Article.Column"] = column, ["Article.Source"] = "示例市应急管理局", ["HtmlBodyPart.Html"] = "<p>先通风，再检测，后作业。</p>",
        };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields.Select(f => ($"F[{f.Key}]", f.Value));
    }

    [GeneratedRegex("/desk/content/item/(?<id>[^?]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ItemOf();
}
