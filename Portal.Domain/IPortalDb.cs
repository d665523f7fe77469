using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Reporting;

namespace Portal.Domain;

/// <summary>The database as handlers see it. No repository stands between: a handler's query is its own.</summary>
public interface IPortalDb
{
    DbSet<StaffMember> Staff { get; }

    DbSet<StaffKey> StaffKeys { get; }

    DbSet<Department> Departments { get; }

    DbSet<RecoveryKey> RecoveryKeys { get; }

    DbSet<AuditEntry> AuditEntries { get; }

    DbSet<AuditHead> AuditHeads { get; }

    DbSet<District> Districts { get; }

    DbSet<HazardKind> HazardKinds { get; }

    DbSet<RoutingRule> RoutingRules { get; }

    DbSet<Report> Reports { get; }

    DbSet<ReportWrap> ReportWraps { get; }

    DbSet<ReportEntry> ReportEntries { get; }

    DbSet<SealedBlob> SealedBlobs { get; }

    DbSet<Draft> Drafts { get; }

    DbSet<FollowUpChain> FollowUpChains { get; }

    DbSet<FilingCounter> FilingCounters { get; }

    DbSet<CaseScratch> CaseScratches { get; }

    DbSet<StaffMailbox> StaffMailboxes { get; }

    DbSet<StaffCall> StaffCalls { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a tracked entity again, after a row lock was taken.</summary>
    Task ReloadAsync(object entity, CancellationToken cancellationToken);
}
