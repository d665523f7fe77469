using Portal.Web.Pages.Report;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// Levels the answers to receipts (intake 4.7): held back to a grid of time and filled up to multiples of 32 KiB, so that who watches packets and
/// clocks cannot tell a right receipt from a wrong one. Other answers pass untouched.
/// </summary>
internal sealed class LevelledAnswers(RequestDelegate next, AnswerGrid grid)
{
    /// <summary>A case with five long messages still fits where an unknown receipt's answer does.</summary>
    private const int Bucket = 32 << 10;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/report/follow-up", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var began = grid.Begin();
        var outward = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
        }

        if (held.Length == 0)
        {
            // A bare error: its page is made further out.
            return;
        }

        if (context.Features.Get<MustBeLevel>() is not null)
        {
            Fill(held);
            await grid.WaitAsync(began, context.RequestAborted);
        }

        if (held.Length == 0)
        {
            // A bare error: its page is put on further out.
            return;
        }

        context.Response.ContentLength = held.Length;
        held.Position = 0;
        await held.CopyToAsync(outward, context.RequestAborted);
    }

    /// <summary>White space after the end of the page means nothing to a browser.</summary>
    private static void Fill(MemoryStream page)
    {
        page.Position = page.Length;
        var missing = (Bucket - (page.Length % Bucket)) % Bucket;
        page.Write(Enumerable.Repeat((byte)'\n', (int)missing).ToArray());
    }
}
