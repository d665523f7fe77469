using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Domain.Calendar;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pipeline.Accounts;

/// <summary>
/// A page of sensitive acts: who gave the password longer than ten minutes ago gives it again first, and comes back. It keeps out whoever
/// found a screen left open.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsFreshProofAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var visit = http.RequestServices.GetRequiredService<AreaVisit>();
        var time = http.RequestServices.GetRequiredService<TimeProvider>();

        // A first password is changed with the password itself in the form.
        if (visit.AccountId is not null && time.UtcNow() - visit.ProvedAt <= AreaVisit.FreshFor)
        {
            return next();
        }

        var area = http.Place().Area is SiteArea.My ? AreaNames.My : AreaNames.Desk;
        var back = http.Request.Path + (HttpMethods.IsGet(http.Request.Method) ? http.Request.QueryString.ToUriComponent() : "");
        context.Result = new LocalRedirectResult($"~/{area}/account/confirm?returnUrl={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }
}
