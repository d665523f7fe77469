using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content;

/// <summary>Registers the editors' side of content.</summary>
internal static class ContentDeskRegistration
{
    public static IServiceCollection AddContentDesk(this IServiceCollection services) => services
        .AddScoped<IContentDesk, ContentDesk>()
        .AddScoped<ContentLists>()
        .AddScoped<ColumnTree>()
        .AddScoped<FormMaker>()
        .AddScoped<FieldChoices>()
        .AddScoped<IContentHandler, DeskEntries>()
        .AddScoped<ContentWork>()
        .AddScoped<ContentClock>();
}
