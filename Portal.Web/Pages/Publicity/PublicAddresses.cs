using Microsoft.Extensions.Options;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity;

/// <summary>Whole addresses, for what is read outside of a page: feeds, calendars, codes, maps. Within pages every link is relative to the host.</summary>
internal static class PublicAddresses
{
    public static Uri Site(this IOptions<SiteIdentity> identity) => new($"https://{identity.Value.Domain}/");

    public static Uri At(this IOptions<SiteIdentity> identity, string path) => new(identity.Site(), new PathString("/" + path).ToUriComponent());

    public static Uri Of(this IOptions<SiteIdentity> identity, PublicLine line) => identity.At(line.Path);

    public static Uri? CoverOf(this IOptions<SiteIdentity> identity, PublicLine line) => line.Cover is { } cover ? identity.At("media/" + cover.Path) : null;
}
