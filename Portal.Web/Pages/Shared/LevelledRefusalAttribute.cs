using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Shared;

/// <summary>
/// A sign-in that is turned away is answered on the same grid of time as a receipt: a name that exists costs a write to the database more than one that does
/// not, and a clock would tell the two apart.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LevelledRefusalAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>One password takes up to 700 ms and two are tried at a time: 1.5 s hold all of it even when others sign in.</summary>
    private const int Coarser = 3;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var grid = context.HttpContext.RequestServices.GetRequiredService<AnswerGrid>();
        var began = grid.Begin();
        await next();
        if (context.HttpContext.Response.StatusCode == StatusCodes.Status422UnprocessableEntity)
        {
            await grid.WaitAsync(began, context.HttpContext.RequestAborted, Coarser);
        }
    }
}
