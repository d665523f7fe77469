using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Portal.Domain.Publicity.Programme;
using Portal.Domain.Publicity.Inspection;
using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Quizzes;
using Portal.Domain.Publicity.Reading;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Domain.Reporting;

namespace Portal.Domain;

/// <summary>The database as handlers see it. No repository stands between: a handler's query is its own.</summary>
public interface IPortalDb
{
    DbSet<StaffMember> Staff { get; }

    DbSet<StaffKey> StaffKeys { get; }

    DbSet<Department> Departments { get; }

    DbSet<DepartmentChange> DepartmentChanges { get; }

    DbSet<RecoveryKey> RecoveryKeys { get; }

    DbSet<RecoveryUse> RecoveryUses { get; }

    DbSet<AuditEntry> AuditEntries { get; }

    DbSet<AuditHead> AuditHeads { get; }

    DbSet<DayRecord> DayRecords { get; }

    DbSet<District> Districts { get; }

    DbSet<HazardKind> HazardKinds { get; }

    DbSet<RoutingRule> RoutingRules { get; }

    DbSet<RouteProposal> RouteProposals { get; }

    DbSet<Report> Reports { get; }

    DbSet<ReportWrap> ReportWraps { get; }

    DbSet<ReportEntry> ReportEntries { get; }

    DbSet<SealedBlob> SealedBlobs { get; }

    DbSet<Draft> Drafts { get; }

    DbSet<FollowUpChain> FollowUpChains { get; }

    DbSet<FilingCounter> FilingCounters { get; }

    DbSet<RetentionRule> RetentionRules { get; }

    DbSet<LegalHold> LegalHolds { get; }

    DbSet<ReportTombstone> ReportTombstones { get; }

    DbSet<CaseScratch> CaseScratches { get; }

    DbSet<StaffMailbox> StaffMailboxes { get; }

    DbSet<StaffCall> StaffCalls { get; }

    DbSet<ContentReview> ContentReviews { get; }

    DbSet<ReviewMark> ReviewMarks { get; }

    DbSet<DeskEntry> DeskEntries { get; }

    DbSet<ContentBound> ContentBounds { get; }

    DbSet<ContentScratch> ContentScratches { get; }

    DbSet<ProgrammeEntry> ProgrammeEntries { get; }

    DbSet<ProgrammeValue> ProgrammeValues { get; }
    DbSet<ActivityRecord> ActivityRecords { get; }

    DbSet<ActivitySignUp> ActivitySignUps { get; }

    DbSet<VisitRequest> VisitRequests { get; }

    DbSet<ActivityTarget> ActivityTargets { get; }
    DbSet<PublicQuestion> PublicQuestions { get; }

    DbSet<ReadingCount> ReadingCounts { get; }

    DbSet<Subscription> Subscriptions { get; }

    DbSet<QuizEntry> QuizEntries { get; }

    DbSet<QuizDraw> QuizDraws { get; }

    DbSet<Finding> Findings { get; }

    DbSet<InspectionRun> InspectionRuns { get; }
    DbSet<ContentImport> ContentImports { get; }

    DbSet<SiteRedirect> SiteRedirects { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs a job's step in one short transaction (in the present one, if there is one); it stands whole or not at all. Requests have theirs from the pipeline.</summary>
    Task<T> InTransactionAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken);

    /// <summary>Reads a tracked entity again, after a row lock was taken.</summary>
    Task ReloadAsync(object entity, CancellationToken cancellationToken);
}
