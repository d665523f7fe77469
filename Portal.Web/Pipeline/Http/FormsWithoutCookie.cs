using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// The framework's anti-forgery sets a cookie and reads the form into memory. Outside <c>/my</c> and <c>/desk</c> there is no ambient authority to
/// forge, so there no form gets it, even when its author forgets to say so.
/// </summary>
internal sealed class FormsWithoutCookie : ITagHelperInitializer<FormTagHelper>
{
    public void Initialize(FormTagHelper helper, ViewContext context)
    {
        ArgumentNullException.ThrowIfNull(helper);
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.Place().Area is SiteArea.Public or SiteArea.Report)
        {
            helper.Antiforgery = false;
        }
    }
}
