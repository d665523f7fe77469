namespace Portal.Cms.Content;

/// <summary>
/// One of the site's own papers in Orchard's shape: content definition, settings, layers, templates, queries and the like. What a recipe brings and this build
/// does not act upon lies here too, so that an export gives it back.
/// </summary>
public sealed class SiteDocument
{
    private SiteDocument()
    {
    }

    public SiteDocument(string name) => Name = name;

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "{}";

    /// <summary>Raised at each change; a lost race is a fault of the save, never a silent overwrite.</summary>
    public long Version { get; private set; }

    public void Hold(string json)
    {
        Json = json;
        Version++;
    }
}
