namespace Portal.Web.Pages.Shared;

/// <summary>The second factor's page as both areas draw it.</summary>
/// <param name="Home">The account page that it belongs to; its own address is below that.</param>
internal sealed record SecondFactorForm(SecondFactorPage Page, string Home);
