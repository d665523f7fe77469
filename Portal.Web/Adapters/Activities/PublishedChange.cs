using Portal.Cms.Content;
using Portal.Domain.Publicity.Activities;

namespace Portal.Web.Adapters.Activities;

/// <summary>Raises the stamp of the published content, by which every node throws its kept pages away.</summary>
internal sealed class PublishedChange(SiteDocuments documents) : IPublishedChange
{
    public Task AnnounceAsync(CancellationToken cancellationToken) => documents.RaiseStampAsync(cancellationToken);
}
