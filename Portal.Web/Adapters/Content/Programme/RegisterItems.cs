using Portal.Cms.Content;
using Portal.Cms.Routing;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Adapters.Content.Programme;

/// <summary>The items of registers on the kernel.</summary>
internal sealed class RegisterItems(ContentReader reader, ContentRoutes routes, StampedMemory memory, WorkingDays days) : IRegisterItems
{
    public async Task<IReadOnlyList<RegisterItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        if (itemIds.Count == 0)
        {
            return [];
        }

        var items = await reader.FindAllAsync(itemIds, VersionOf.Published, cancellationToken);
        var paths = await routes.PathsAsync([.. items.Select(i => i.ContentItemId)], cancellationToken);
        return [.. items.Where(i => paths.ContainsKey(i.ContentItemId)).Select(i => Item(i, paths[i.ContentItemId])).OfType<RegisterItem>()];
    }

    public async Task<T> RememberAsync<T>(string key, Func<Task<T>> make)
        where T : class => await memory.GetAsync("register " + key, make);

    private RegisterItem? Item(ContentItem item, string path)
    {
        if (ProgrammeRegisters.Of(item.ContentType) is not { } register)
        {
            return null;
        }

        var line = ItemReading.Line(item, path);
        var facts = RegisterReading.Facts(register, item);
        return new RegisterItem(line, facts, RegisterClocks.Of(facts, DateOnly.FromDateTime(line.PublishedUtc.InCity()), days));
    }
}
