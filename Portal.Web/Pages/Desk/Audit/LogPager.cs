namespace Portal.Web.Pages.Desk.Audit;

/// <summary>What the pager of a log needs.</summary>
internal sealed record LogPager(int Found, int Page, int Pages, Func<int, string> AddressOf);
