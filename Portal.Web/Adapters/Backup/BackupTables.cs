using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Backup;

/// <summary>Where a table or column goes.</summary>
internal enum BackupPart
{
    /// <summary>In clear in the main part: by itself it opens nothing.</summary>
    Main,

    /// <summary>Sealed under the day's key, with a life of days.</summary>
    Wraps,

    /// <summary>Nowhere: it lives for hours, or is worth nothing after them.</summary>
    None,
}

/// <summary>One column, by the model that both databases share.</summary>
internal sealed record BackupColumn(string Name, RelationalTypeMapping Mapping, bool IsNullable, bool IsUnique)
{
    /// <summary>The type that the driver reads and writes.</summary>
    public Type Stored => Nullable.GetUnderlyingType(Mapping.Converter?.ProviderClrType ?? Mapping.ClrType) ?? Mapping.Converter?.ProviderClrType ?? Mapping.ClrType;
}

/// <summary>One table. Its rows are written in the order of its key, so that a backup keeps no order of their coming.</summary>
/// <param name="Counted">A key that the database counts itself; its counter must follow a restore.</param>
internal sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key, string? Counted);

/// <summary>
/// What a backup holds, read from the model: a new table comes along by itself. What is not named here as harmless goes into the sealed part, so that
/// forgetting to think about a table costs nobody his secret.
/// </summary>
internal sealed class BackupTables
{
    /// <summary>Tables that open nothing by themselves. An account's password is a hash, a private key is sealed under a password, a share box under two shares.</summary>
    private static readonly HashSet<string> InMain = new(StringComparer.Ordinal)
    {
        "ActivityRecords", "ActivityTargets", "AuditEntries", "AuditHead", "ContentBounds", "ContentImports", "ContentLinks", "ContentReviews", "ContentRoutes", "ContentRows", "DayRecords", "DepartmentChanges", "Departments", "DeskEntries",
        "Districts", "FilingCounter", "Findings", "HazardKinds", "InspectionRuns", "KeyElements", "LearnerAccounts", "LearnerClaims", "LearnerLogins", "LearnerTokens", "LegalHolds", "MailClocks",
        "MailState", "MediaFiles", "MediaLeftovers", "MediaUses", "MediaVariants", "NightRuns", "ProgrammeEntries", "ProgrammeValues", "PublicQuestions", "QuizDraws", "QuizEntries", "ReadingCounts", "RecipeRuns", "RecoveryKeys", "RecoveryUses", "ReportEntries",
        "ReportTombstones", "Reports", "RetentionRules", "ReviewMarks", "RouteProposals", "RoutingRules", "SealedBlobs", "SiteDocuments", "SiteRedirects", "Staff", "StaffAccounts",
        "StaffClaims", "StaffKeys", "StaffLogins", "StaffMailboxes", "StaffSignIns", "StaffTokens", "Subscriptions", "TaxonomyIndex",
    };

    private static readonly HashSet<string> Nowhere = new(StringComparer.Ordinal)
    {
        "CaseScratches", "ContentScratches", "Drafts", "FollowUpChains", "OutboxLetters", "OutboxMails", "SearchEntries", "SearchPostings", "Sessions", "SpentChallenges", "StaffCalls",
        "UnknownNames",
    };

    /// <summary>A report's columns that open nothing. The receipt's lock and the reporter's wrap are not among them.</summary>
    private static readonly HashSet<string> OfReportsInMain = new(StringComparer.Ordinal)
    {
        "AcceptedOn", "ClosedOn", "DepartmentId", "DistrictCode", "DueOn", "FiledOn", "HazardCode", "Id", "Industry", "KeepUntil", "ReporterPublicKey", "SealedContent", "State", "Suite",
        "Urgency", "Version",
    };

    private const string Reports = "Reports";

    private BackupTables(IReadOnlyList<BackupTable> all) => All = all;

    /// <summary>Every table, one that another refers to before it.</summary>
    public IReadOnlyList<BackupTable> All { get; }

    public static BackupTables Of(PortalDb db)
    {
        var ordered = new List<IEntityType>();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            Visit(entity, ordered);
        }

        return new BackupTables([.. ordered.GroupBy(e => e.GetTableName()!, StringComparer.Ordinal).Select(Describe)]);
    }

    public static BackupPart PartOf(string table) =>
        Nowhere.Contains(table) ? BackupPart.None : InMain.Contains(table) ? BackupPart.Main : BackupPart.Wraps;

    /// <summary>What of each table goes into a part; a report's two halves share its id.</summary>
    public IEnumerable<BackupTable> In(BackupPart part)
    {
        foreach (var table in All)
        {
            if (table.Name == Reports)
            {
                yield return table with
                {
                    Columns = [.. table.Columns.Where(c => OfReportsInMain.Contains(c.Name) == (part == BackupPart.Main) || (part == BackupPart.Wraps && table.Key.Contains(c.Name)))],
                };
            }
            else if (PartOf(table.Name) == part)
            {
                yield return table;
            }
        }
    }

    private static void Visit(IEntityType entity, List<IEntityType> ordered)
    {
        if (ordered.Contains(entity))
        {
            return;
        }

        foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity))
        {
            Visit(key.PrincipalEntityType, ordered);
        }

        if (!ordered.Contains(entity))
        {
            ordered.Add(entity);
        }
    }

    private static BackupTable Describe(IGrouping<string, IEntityType> table)
    {
        var properties = table.SelectMany(e => e.GetProperties()).DistinctBy(p => p.GetColumnName()).OrderBy(p => p.GetColumnName(), StringComparer.Ordinal).ToArray();
        var key = table.First().FindPrimaryKey()?.Properties ?? throw new InvalidOperationException($"The table {table.Key} has no key.");
        var counted = key is [{ ValueGenerated: ValueGenerated.OnAdd } only] && (only.ClrType == typeof(int) || only.ClrType == typeof(long)) ? only.GetColumnName() : null;
        return new BackupTable(
            table.Key,
            [.. properties.Select(p => new BackupColumn(p.GetColumnName(), p.GetRelationalTypeMapping(), p.IsNullable, p.GetContainingIndexes().Any(i => i.IsUnique)))],
            [.. key.Select(p => p.GetColumnName())],
            counted);
    }
}
