namespace Portal.Domain.Publicity.Inspection;

/// <summary>The self-inspection as the clock sees it: it visits the site's own pages and takes minutes. Safe to run twice.</summary>
public interface ISelfInspection
{
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Whether somebody at the desk asked for a look since the last one.</summary>
    Task<bool> IsAskedAsync(CancellationToken cancellationToken);
}
