using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content;

/// <content>How items hang together: columns, lists, and who names whom.</content>
internal sealed partial class ContentDesk
{
    private const string ListField = "ContainedPart.ListContentItemId";
    private const string ContainedPart = "ContainedPart";
    private const int MostUsers = 50;
    private const int MostContained = 500;

    public async Task<ContentStand?> MoveAsync(string itemId, string columnId, DeskAuthor author, bool keepOther, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not { } item)
        {
            return null;
        }

        var known = await definitions.ReadAsync(cancellationToken);
        var place = known.TryType(item.ContentType, out var type)
            ? known.PartsOf(type).SelectMany(part => part.Part.Fields.Select(field => (Part: part.Use.Name, Field: field)))
                .FirstOrDefault(one => one.Field.FieldName == "TaxonomyField" && one.Field.Kind.Text("TaxonomyContentItemId") == ColumnTree.Columns)
            : default;
        if (place.Field is null)
        {
            return null;
        }

        var part = item.PartFor(place.Part);
        if (part[place.Field.Name] is not JsonObject stored)
        {
            part[place.Field.Name] = stored = [];
        }

        (stored["TaxonomyContentItemId"], stored["TermContentItemIds"]) = (ColumnTree.Columns, Typed.Array([columnId]));
        stored.Remove("TagNames");
        return await StoreAsync(item, author, keepOther, cancellationToken);
    }

    /// <summary>By the id in a field or an entry, and by the address in a text.</summary>
    public async Task<IReadOnlyList<MediaUserRow>> UsersAsync(string itemId, CancellationToken cancellationToken)
    {
        var named = $"\"{itemId}\"";
        var path = await db.ContentRoutes.AsNoTracking().Where(r => r.ContentItemId == itemId && r.ContainedItemId == "" && !r.Moved).Select(r => r.Path).FirstOrDefaultAsync(cancellationToken);
        var link = path is null ? named : $"/{path}\\\"";
        var rows = await db.ContentRows.AsNoTracking().Where(r => (r.Latest || r.Published) && r.ContentItemId != itemId && (r.Json.Contains(named) || r.Json.Contains(link)))
            .OrderBy(r => r.DisplayText).Take(MostUsers).Select(r => new { r.ContentItemId, r.DisplayText, r.ContentType, r.Published }).ToListAsync(cancellationToken);
        var known = await definitions.ReadAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(r => r.ContentItemId).Select(g => new MediaUserRow(
                g.Key, g.First().DisplayText, known.Type(g.First().ContentType)?.DisplayName ?? g.First().ContentType, g.Any(r => r.Published))),
        ];
    }

    public async Task<ContainedContent?> ContainedAsync(string itemId, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not { } item || await ListSettingsAsync(item, cancellationToken) is not { } settings)
        {
            return null;
        }

        var types = settings.Member("ContainedContentTypes").AsTexts();
        var known = await definitions.ReadAsync(cancellationToken);
        return new ContainedContent(
            [.. known.AllTypes.Where(type => types.Contains(type.Name)).Select(type => new ContentKind(type.Name, type.DisplayName, type.Description))],
            [.. (await WithinAsync(itemId, types, settings, cancellationToken)).Select(r => new MediaUserRow(r.ContentItemId, r.DisplayText, known.Type(r.ContentType)?.DisplayName ?? r.ContentType, r.Published))],
            settings.Member("EnableOrdering").AsTruth());
    }

    public async Task<bool> OrderAsync(string listId, string itemId, bool up, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(listId, VersionOf.Latest, cancellationToken) is not { } list || await ListSettingsAsync(list, cancellationToken) is not { } settings)
        {
            return false;
        }

        var rows = (await WithinAsync(listId, settings.Member("ContainedContentTypes").AsTexts(), settings, cancellationToken)).ToList();
        var at = rows.FindIndex(r => r.ContentItemId == itemId);
        var to = at + (up ? -1 : 1);
        if (at < 0)
        {
            return false;
        }

        if (to >= 0 && to < rows.Count)
        {
            (rows[at], rows[to]) = (rows[to], rows[at]);
        }

        // Items that came without an order have all the same: the whole list is counted anew, each version in its place.
        for (var order = 0; order < rows.Count; order++)
        {
            var id = rows[order].ContentItemId;
            foreach (var row in await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == id && (r.Latest || r.Published)).OrderBy(r => r.Latest).ToListAsync(cancellationToken))
            {
                var item = row.Read();
                if (item.Part(ContainedPart).Member("Order").AsInt(-1) != order)
                {
                    item.PartFor(ContainedPart)["Order"] = order;
                    await writer.ImportAsync(item, new ContentAuthor("", item.Author ?? ""), cancellationToken);
                }
            }
        }

        return true;
    }

    /// <summary>Puts a new item into the list that its form names.</summary>
    private async Task<Refusal?> LieAsync(ContentItem item, string listId, CancellationToken cancellationToken)
    {
        if (listId.Length == 0)
        {
            return null;
        }

        if (await reader.FindAsync(listId, VersionOf.Latest, cancellationToken) is not { } list || await ListSettingsAsync(list, cancellationToken) is not { } settings
            || !settings.Member("ContainedContentTypes").AsTexts().Contains(item.ContentType))
        {
            return new Refusal("NotThere");
        }

        var there = await WithinAsync(listId, settings.Member("ContainedContentTypes").AsTexts(), settings, cancellationToken);
        item.Data[ContainedPart] = new JsonObject { ["ListContentItemId"] = listId, ["ListContentType"] = list.ContentType, ["Order"] = there.Count };
        return null;
    }

    private async Task<JsonNode?> ListSettingsAsync(ContentItem item, CancellationToken cancellationToken) =>
        (await definitions.ReadAsync(cancellationToken)).Type(item.ContentType)?.Parts.FirstOrDefault(part => part.PartName == "ListPart") is { } use ? use.Of("ListPartSettings") ?? new JsonObject() : null;

    private async Task<IReadOnlyList<ContentRow>> WithinAsync(string listId, IReadOnlyList<string> types, JsonNode settings, CancellationToken cancellationToken)
    {
        var named = $"\"ListContentItemId\":\"{listId}\"";
        var rows = await reader.Rows(VersionOf.Latest).Where(r => types.Contains(r.ContentType) && r.Json.Contains(named)).OrderByDescending(r => r.CreatedUtc).Take(MostContained).ToListAsync(cancellationToken);
        return settings.Member("EnableOrdering").AsTruth() ? [.. rows.OrderBy(r => r.Read().Part(ContainedPart).Member("Order").AsInt())] : rows;
    }
}
