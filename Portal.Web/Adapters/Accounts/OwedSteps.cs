using Portal.Web.Pipeline.Accounts;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Adapters.Accounts;

/// <summary>Leads a signed-in person who owes a step there, whatever was asked for under <c>/desk</c>.</summary>
internal sealed class OwedSteps(RequestDelegate next)
{
    private const string Password = "/desk/account/password";
    private const string SecondFactor = "/desk/account/second-factor";

    public Task InvokeAsync(HttpContext context, AreaVisit visit)
    {
        var path = context.Request.Path;
        if (visit.Owed is OwedStep.None || context.Place().Area is not SiteArea.Desk || IsWayOut(path))
        {
            return next(context);
        }

        var step = visit.Owed is OwedStep.NewPassword ? Password : SecondFactor;
        if (!path.StartsWithSegments(step, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(step);
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsWayOut(PathString path) =>
        path.StartsWithSegments("/desk/sign-out", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/desk/account/confirm", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(FaultPages.Path, StringComparison.OrdinalIgnoreCase);
}
