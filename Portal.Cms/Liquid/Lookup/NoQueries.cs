using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Lookup;

/// <summary>A site whose templates can run no queries.</summary>
internal sealed class NoQueries : IContentQueries
{
    public Task<IReadOnlyList<ContentItem>?> RunAsync(string name, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ContentItem>?>(null);
}
