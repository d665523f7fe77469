namespace Portal.Web.Pages.Shared;

/// <summary>One step of 当前位置; the last one has no address, for it is the page itself.</summary>
internal sealed record Crumb(string Text, string? Href = null);
