using Microsoft.EntityFrameworkCore;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Recipes;
using Portal.Cms.Routing;

namespace Portal.Cms.Content;

/// <summary>The database as the content kernel sees it. The caller's transaction, if there is one, is the kernel's too.</summary>
public interface IContentDb
{
    DbSet<ContentRow> ContentRows { get; }

    DbSet<SiteDocument> SiteDocuments { get; }

    DbSet<ContentRoute> ContentRoutes { get; }

    DbSet<ContentLink> ContentLinks { get; }

    DbSet<RecipeRun> RecipeRuns { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Runs a step in a transaction of its own, or in the one that is open.</summary>
    Task<T> InTransactionAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken);
}
