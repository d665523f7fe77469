using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Web.Pages.Intake;

/// <summary>
/// The framework's anti-forgery for a form that the page reads part by part: the token is taken from the fields read so far and shown to the framework as the
/// header that a script would send, because looking for it in the body would spool the form's files in clear.
/// </summary>
internal sealed class StreamedToken(IAntiforgery antiforgery)
{
    private bool? _isOurs;

    /// <summary>Whether the fields read so far hold the token that belongs to this browser's cookie. Decided once a request, at the first file or at the end.</summary>
    public Task<bool> IsOursAsync(HttpContext context, IntakeForm form) => IsOursAsync(context, name => form[name]);

    /// <param name="field">Gives a field read so far by its name.</param>
    public async Task<bool> IsOursAsync(HttpContext context, Func<string, string> field) => _isOurs ??= await CheckAsync(context, field);

    private async Task<bool> CheckAsync(HttpContext context, Func<string, string> field)
    {
        var names = antiforgery.GetTokens(context);
        if (names.HeaderName is not { } header || field(names.FormFieldName) is not { Length: > 0 } typed)
        {
            return false;
        }

        context.Request.Headers[header] = typed;
        return await antiforgery.IsRequestValidAsync(context);
    }
}
