using MediatR;
using Portal.Cms.Search;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Search;

/// <summary>A backup leaves the index out, because it follows from what is published: it is made anew before the restored site serves anybody.</summary>
internal sealed class IndexAfterRestore(SearchIndex index) : INotificationHandler<SiteRestored>
{
    public async Task Handle(SiteRestored notification, CancellationToken cancellationToken) => await index.RebuildAsync(cancellationToken);
}
