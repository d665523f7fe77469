namespace Portal.Web.Pages.Shared;

/// <summary>The sign-in form of the desk, wherever it is shown.</summary>
/// <param name="Carried">What was typed before the session ended, sealed; null when there is nothing.</param>
internal sealed record SignInForm(string? ReturnUrl, string? UserName, string? Carried, IReadOnlyDictionary<string, string> Errors);
