using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Pages.Shared;

/// <summary>One's open sessions and the button that ends them all.</summary>
/// <param name="Area"><c>/desk</c> or <c>/my</c>.</param>
internal sealed record OwnSessionsForm(IReadOnlyList<OwnSession> Sessions, string Area);
