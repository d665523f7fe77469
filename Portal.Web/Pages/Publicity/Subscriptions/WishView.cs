using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Subscriptions;

namespace Portal.Web.Pages.Publicity.Subscriptions;

/// <summary>The fields by which somebody says what to hear of.</summary>
internal sealed record WishView(IReadOnlyList<PublicColumn> Offered, IReadOnlyList<string> Chosen, Rhythm? Rhythm, bool Warnings, IReadOnlyDictionary<string, string> Errors);
