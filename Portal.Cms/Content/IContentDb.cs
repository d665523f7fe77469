using Microsoft.EntityFrameworkCore;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;

namespace Portal.Cms.Content;

/// <summary>The database as the content kernel sees it. The caller's transaction, if there is one, is the kernel's too.</summary>
public interface IContentDb
{
    DbSet<ContentRow> ContentRows { get; }

    DbSet<SiteDocument> SiteDocuments { get; }

    DbSet<ContentRoute> ContentRoutes { get; }

    DbSet<RecipeRun> RecipeRuns { get; }

    DbSet<TermUse> TermUses { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of what was saved: work on many items must not look through all of them at each save.</summary>
    void LetGo();

    /// <summary>Runs a step in a transaction of its own, or in the one that is open.</summary>
    Task<T> InTransactionAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken);
}
