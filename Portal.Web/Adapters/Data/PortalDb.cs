using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Media;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;
using Portal.Cms.Search;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Activities;
using Portal.Domain.Publicity.Programme;
using Portal.Domain.Publicity.Inspection;
using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Quizzes;
using Portal.Domain.Publicity.Reading;
using Portal.Domain.Publicity.Subscriptions;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Adapters.Data.Mail;

namespace Portal.Web.Adapters.Data;

/// <summary>The one database, on SQLite or PostgreSQL: the two derived contexts exist only so that each has migrations of its own.</summary>
internal abstract class PortalDb(DbContextOptions options) : DbContext(options), IPortalDb, IContentDb, IDataProtectionKeyContext
{
    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffKey> StaffKeys => Set<StaffKey>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<DepartmentChange> DepartmentChanges => Set<DepartmentChange>();

    public DbSet<RecoveryKey> RecoveryKeys => Set<RecoveryKey>();

    public DbSet<RecoveryUse> RecoveryUses => Set<RecoveryUse>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<DayRecord> DayRecords => Set<DayRecord>();

    public DbSet<District> Districts => Set<District>();

    public DbSet<HazardKind> HazardKinds => Set<HazardKind>();

    public DbSet<RoutingRule> RoutingRules => Set<RoutingRule>();

    public DbSet<RouteProposal> RouteProposals => Set<RouteProposal>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportWrap> ReportWraps => Set<ReportWrap>();

    public DbSet<ReportEntry> ReportEntries => Set<ReportEntry>();

    public DbSet<SealedBlob> SealedBlobs => Set<SealedBlob>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<FollowUpChain> FollowUpChains => Set<FollowUpChain>();

    public DbSet<FilingCounter> FilingCounters => Set<FilingCounter>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<ReportTombstone> ReportTombstones => Set<ReportTombstone>();

    public DbSet<NightRun> NightRuns => Set<NightRun>();

    public DbSet<ContentRow> ContentRows => Set<ContentRow>();

    public DbSet<SiteDocument> SiteDocuments => Set<SiteDocument>();

    public DbSet<ContentRoute> ContentRoutes => Set<ContentRoute>();

    public DbSet<ContentLink> ContentLinks => Set<ContentLink>();

    public DbSet<RecipeRun> RecipeRuns => Set<RecipeRun>();

    public DbSet<TermUse> TermUses => Set<TermUse>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<SearchPosting> SearchPostings => Set<SearchPosting>();

    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();

    public DbSet<MediaVariant> MediaVariants => Set<MediaVariant>();

    public DbSet<MediaUse> MediaUses => Set<MediaUse>();

    public DbSet<MediaLeftover> MediaLeftovers => Set<MediaLeftover>();

    public DbSet<ContentReview> ContentReviews => Set<ContentReview>();

    public DbSet<ReviewMark> ReviewMarks => Set<ReviewMark>();

    public DbSet<DeskEntry> DeskEntries => Set<DeskEntry>();

    public DbSet<ContentBound> ContentBounds => Set<ContentBound>();

    public DbSet<ContentScratch> ContentScratches => Set<ContentScratch>();

    public DbSet<ProgrammeEntry> ProgrammeEntries => Set<ProgrammeEntry>();

    public DbSet<ProgrammeValue> ProgrammeValues => Set<ProgrammeValue>();
    public DbSet<ActivityRecord> ActivityRecords => Set<ActivityRecord>();

    public DbSet<ActivitySignUp> ActivitySignUps => Set<ActivitySignUp>();

    public DbSet<VisitRequest> VisitRequests => Set<VisitRequest>();

    public DbSet<ActivityTarget> ActivityTargets => Set<ActivityTarget>();
    public DbSet<PublicQuestion> PublicQuestions => Set<PublicQuestion>();
    public DbSet<ContentImport> ContentImports => Set<ContentImport>();

    public DbSet<SiteRedirect> SiteRedirects => Set<SiteRedirect>();

    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();

    public DbSet<LearnerAccount> LearnerAccounts => Set<LearnerAccount>();

    public DbSet<AreaSession> Sessions => Set<AreaSession>();

    public DbSet<SignInRecord> SignIns => Set<SignInRecord>();

    public void LetGo() => ChangeTracker.Clear();

    public async Task<T> InTransactionAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await step();
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var done = await step();
            await transaction.CommitAsync(cancellationToken);
            return done;
        }
        catch
        {
            // What is rolled back must not ride along with the next step.
            ChangeTracker.Clear();
            throw;
        }
    }

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    public DbSet<UnknownName> UnknownNames => Set<UnknownName>();

    public DbSet<CaseScratch> CaseScratches => Set<CaseScratch>();

    public DbSet<StaffMailbox> StaffMailboxes => Set<StaffMailbox>();

    public DbSet<StaffCall> StaffCalls => Set<StaffCall>();

    public DbSet<MailClock> MailClocks => Set<MailClock>();

    public DbSet<MailState> MailStates => Set<MailState>();

    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<OutboxLetter> OutboxLetters => Set<OutboxLetter>();

    public DbSet<ReadingCount> ReadingCounts => Set<ReadingCount>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<QuizEntry> QuizEntries => Set<QuizEntry>();

    public DbSet<QuizDraw> QuizDraws => Set<QuizDraw>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<InspectionRun> InspectionRuns => Set<InspectionRun>();

    public Task ReloadAsync(object entity, CancellationToken cancellationToken) => Entry(entity).ReloadAsync(cancellationToken);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>().Where(e => e.State == EntityState.Modified))
        {
            entry.Entity.RaiseVersion();
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    /// <summary>Times are UTC in the database and come back marked as UTC; PostgreSQL's driver refuses any other kind.</summary>
    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

internal sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);

internal sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
