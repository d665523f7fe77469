using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Media;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;
using Portal.Cms.Search;

namespace Portal.Cms.Content;

/// <summary>The database as the content kernel sees it. The caller's transaction, if there is one, is the kernel's too.</summary>
public interface IContentDb
{
    DbSet<ContentRow> ContentRows { get; }

    DbSet<SiteDocument> SiteDocuments { get; }

    DbSet<ContentRoute> ContentRoutes { get; }

    DbSet<ContentLink> ContentLinks { get; }

    DbSet<RecipeRun> RecipeRuns { get; }

    DbSet<TermUse> TermUses { get; }

    DbSet<SearchEntry> SearchEntries { get; }

    DbSet<SearchPosting> SearchPostings { get; }

    DbSet<MediaFile> MediaFiles { get; }

    DbSet<MediaVariant> MediaVariants { get; }

    DbSet<MediaUse> MediaUses { get; }

    DbSet<MediaLeftover> MediaLeftovers { get; }

    /// <summary>For rows by the thousand, which are told to the database without an object for each.</summary>
    DatabaseFacade Database { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of what was saved: work on many items must not look through all of them at each save.</summary>
    void LetGo();

    /// <summary>Runs a step in a transaction of its own, or in the one that is open.</summary>
    Task<T> InTransactionAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken);
}
