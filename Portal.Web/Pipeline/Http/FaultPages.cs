using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Pipeline.Http;

/// <summary>Marks the second run of the pipeline that shows an error as a page of the site; kept until the answer is sent.</summary>
internal sealed record StatusPage(int Code);

/// <summary>
/// Gives every bare error its page, with its status kept, and every exception a 500 without detail. Of an exception only the type and a hash
/// of its stack are logged: a message may quote what somebody typed.
/// </summary>
internal sealed class FaultPages(RequestDelegate next, ILogger<FaultPages> logger)
{
    public const string Path = "/status";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The visitor left; nobody is there to be told anything.
            return;
        }
        catch (Exception fault)
        {
            var status = fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError;
            if (status == StatusCodes.Status500InternalServerError)
            {
                logger.LogError("A request failed with {Fault} at {Stack}", fault.GetType().FullName, StackHash(fault));
            }

            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            context.Response.StatusCode = status;
        }

        if (IsBareError(context))
        {
            await ShowAsync(context);
        }
    }

    private static bool IsBareError(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null } response
        && string.IsNullOrEmpty(response.ContentType);

    private async Task ShowAsync(HttpContext context)
    {
        var request = context.Request;
        var status = context.Response.StatusCode;
        var (path, query, method) = (request.Path, request.QueryString, request.Method);
        context.Features.Set(new StatusPage(status));
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        request.Path = Path;
        request.QueryString = QueryString.Empty;
        request.Method = HttpMethods.IsHead(method) ? method : HttpMethods.Get;
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError("The page for status {Status} failed with {Fault} at {Stack}", status, fault.GetType().FullName, StackHash(fault));
            if (!context.Response.HasStarted)
            {
                context.Response.Clear();
                context.Response.StatusCode = status;
            }
        }
        finally
        {
            (request.Path, request.QueryString, request.Method) = (path, query, method);
        }
    }

    private static string StackHash(Exception fault) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fault.StackTrace ?? "")).AsSpan(0, 6));
}
