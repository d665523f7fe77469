using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>A backup holds reports whose time has run out since: they end again before the site serves anybody.</summary>
internal sealed class EndAgainAfterRestore(Retention retention) : INotificationHandler<SiteRestored>
{
    public async Task Handle(SiteRestored notification, CancellationToken cancellationToken) => await retention.RunAsync(cancellationToken);
}
