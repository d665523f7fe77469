using MediatR;

namespace Portal.Domain.Kernel;

/// <summary>
/// The site was restored from a backup of this day, outside any transaction. Whoever has ended something since then must end it again: what is
/// published here is the one place where that is asked for.
/// </summary>
public sealed record SiteRestored(DateOnly BackupOf) : INotification;
