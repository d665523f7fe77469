using Portal.Cms.Content;

namespace Portal.Cms.Definitions;

/// <summary>Reads the definitions and keeps a change of them. Within one scope they are read once.</summary>
public sealed class DefinitionStore(SiteDocuments documents)
{
    private ContentDefinitions? _read;

    public async ValueTask<ContentDefinitions> ReadAsync(CancellationToken cancellationToken) =>
        _read ??= ContentDefinitions.Read(await documents.ReadAsync(SitePaper.ContentDefinition, cancellationToken));

    public async Task SaveAsync(ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        await documents.SaveAsync(SitePaper.ContentDefinition, definitions.Write(), cancellationToken);
        _read = definitions;
    }

    /// <summary>Forgets what was read, after a transaction that did not come to its end.</summary>
    public void Forget() => _read = null;
}
