namespace Portal.Web.Pipeline.Http;

/// <summary>Set on the features of a request whose answer changes without a publish (places left): it is neither kept here nor by the browser, though its page usually is.</summary>
internal sealed class MadeAnew
{
    public static void Mark(HttpContext context)
    {
        context.Features.Set(new MadeAnew());
        context.Response.Headers.CacheControl = "no-cache";
    }
}
