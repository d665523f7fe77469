using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Content;

/// <summary>Names of the site's papers. Each holds what the recipe step of the same meaning brings, in the shape in which an export gives it back.</summary>
public static class SitePaper
{
    public const string ContentDefinition = "ContentDefinition";
    public const string Features = "Features";
    public const string Themes = "Themes";
    public const string Settings = "Settings";
    public const string CustomSettings = "CustomSettings";
    public const string Layers = "Layers";
    public const string MediaProfiles = "MediaProfiles";
    public const string Roles = "Roles";
    public const string AdminMenu = "AdminMenu";
    public const string Templates = "Templates";
    public const string AdminTemplates = "AdminTemplates";
    public const string ShortcodeTemplates = "ShortcodeTemplates";
    public const string Placements = "Placements";
    public const string Queries = "Queries";
    public const string Indexes = "Indexes";
    public const string WorkflowTypes = "WorkflowTypes";
    public const string DeploymentPlans = "DeploymentPlans";

    /// <summary>Steps that this build only keeps, by step name, so that an export says them again.</summary>
    public const string KeptSteps = "KeptSteps";

    /// <summary>Its version is raised by whatever changes what a visitor sees.</summary>
    internal const string Stamp = "Stamp";
}

/// <summary>Reads and keeps the site's papers.</summary>
public sealed class SiteDocuments(IContentDb db)
{
    /// <summary>A paper as it stands; empty when there is none. The caller may change what it gets: it is a copy.</summary>
    public async Task<JsonObject> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var json = await db.SiteDocuments.AsNoTracking().Where(d => d.Name == name).Select(d => d.Json).SingleOrDefaultAsync(cancellationToken);
        return json is null ? [] : (JsonObject?)OrchardJson.Parse(json) ?? [];
    }

    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the paper meanwhile.</exception>
    public async Task SaveAsync(string name, JsonObject paper, CancellationToken cancellationToken)
    {
        var document = await db.SiteDocuments.SingleOrDefaultAsync(d => d.Name == name, cancellationToken);
        if (document is null)
        {
            document = new SiteDocument(name);
            db.SiteDocuments.Add(document);
        }

        document.Hold(paper.Text());
        await db.SaveChangesAsync(cancellationToken);
        await RaiseStampAsync(cancellationToken);
    }

    /// <summary>Which state of the published site this is: it changes with each change that a visitor can see.</summary>
    public async Task<long> StampAsync(CancellationToken cancellationToken) =>
        await db.SiteDocuments.AsNoTracking().Where(d => d.Name == SitePaper.Stamp).Select(d => d.Version).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Raised in the database itself, so that two writers at the same moment lose neither.</summary>
    public async Task RaiseStampAsync(CancellationToken cancellationToken)
    {
        var raised = await db.SiteDocuments.Where(d => d.Name == SitePaper.Stamp)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, d => d.Version + 1), cancellationToken);
        if (raised == 0)
        {
            var stamp = new SiteDocument(SitePaper.Stamp);
            stamp.Hold("{}");
            db.SiteDocuments.Add(stamp);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
