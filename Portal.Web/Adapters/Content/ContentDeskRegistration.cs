using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cms.Content;
using Portal.Cms.Deployment;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Wording;
using Portal.Web.Adapters.Content.Editing;
using Portal.Web.Adapters.Content.Structure;
using Portal.Web.Adapters.Content.Transfer;

namespace Portal.Web.Adapters.Content;

/// <summary>Registers the editors' side of content.</summary>
internal static class ContentDeskRegistration
{
    private static readonly string WordsPath = Path.Combine(AppContext.BaseDirectory, "content", "wrong-words.json");

    public static IServiceCollection AddContentDesk(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new WordCheck(JsonSerializer.Deserialize<List<WordRule>>(File.ReadAllText(WordsPath), JsonSerializerOptions.Web) ?? []));
        return services.AddDesk();
    }

    private static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<IContentDesk, ContentDesk>()
        .AddScoped<ContentLists>()
        .AddScoped<ColumnTree>()
        .AddScoped<FormMaker>()
        .AddScoped<FieldChoices>()
        .AddScoped<IContentHandler, DeskEntries>()
        .AddDeployment()
        .AddScoped<IContentTransfer, ContentTransfer>()
        .AddScoped<IStructureDesk, StructureDesk>()
        .AddScoped<IPageFurnisher, PageFurnisher>()
        .AddScoped<IContentPreview, ContentPreview>()
        .AddScoped<PreviewLinks>()
        .AddScoped<ContentWords>()
        .AddScoped<RedirectWork>()
        .AddScoped<ContentWork>()
        .AddScoped<ContentClock>();
}
