using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content.Structure;

/// <content>Layers and widgets.</content>
internal sealed partial class StructureDesk
{
    private const string Metadata = "LayerMetadata";
    private const string LayersMember = "Layers";
    private const string WidgetStereotype = "Widget";

    public async Task<LayerView> LayersAsync(CancellationToken cancellationToken)
    {
        var types = await WidgetTypesAsync(cancellationToken);
        var widgets = await WidgetsAsync(cancellationToken);
        var layers = (await documents.ReadAsync(SitePaper.Layers, cancellationToken)).Member(LayersMember).AsObjects()
            .Select(layer => LayerForms.Read(layer, widgets.Count(widget => widget.Layer == layer.Text("Name")))).ToList();
        return new LayerView(layers, widgets, PageZones.All, types);
    }

    public async Task SaveLayerAsync(string oldName, LayerRow layer, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Layers, cancellationToken);
        var layers = paper.Member(LayersMember).AsObjects().Select(one => (JsonObject)one.DeepClone()).ToList();
        var at = layers.FindIndex(one => one.Text("Name") == oldName && oldName.Length > 0);
        var written = LayerForms.Write(at < 0 ? [] : layers[at], layer);
        if (at < 0)
        {
            layers.Add(written);
        }
        else
        {
            layers[at] = written;
        }

        await documents.SaveAsync(SitePaper.Layers, new JsonObject { [LayersMember] = new JsonArray([.. layers]) }, cancellationToken);
        if (at >= 0 && oldName != layer.Name)
        {
            foreach (var widget in (await WidgetsAsync(cancellationToken)).Where(widget => widget.Layer == oldName))
            {
                await ChangeAsync(widget.ItemId, metadata => metadata["Layer"] = layer.Name, cancellationToken);
            }
        }
    }

    public async Task RemoveLayerAsync(string name, CancellationToken cancellationToken)
    {
        var paper = await documents.ReadAsync(SitePaper.Layers, cancellationToken);
        var left = paper.Member(LayersMember).AsObjects().Where(layer => layer.Text("Name") != name).Select(layer => layer.DeepClone());
        await documents.SaveAsync(SitePaper.Layers, new JsonObject { [LayersMember] = new JsonArray([.. left]) }, cancellationToken);
    }

    public async Task<(ContentForm Form, WidgetPlace Place)?> WidgetFormAsync(string? itemId, string type, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken)
    {
        if (await WidgetAsync(itemId, type, cancellationToken) is not { } item)
        {
            return null;
        }

        var known = await definitions.ReadAsync(cancellationToken);
        var metadata = item.Part(Metadata);
        var form = new ContentForm(
            itemId, item.ContentType, known.Type(item.ContentType)?.DisplayName ?? item.ContentType, "", item.DisplayText ?? "",
            await forms.ShowAsync(item, itemId is null, author, cancellationToken, typed));
        return (form, new WidgetPlace(metadata.Text("Layer"), metadata.Text("Zone"), metadata.Member("RenderTitle").AsTruth()));
    }

    public async Task<Outcome<string>> SaveWidgetAsync(string? itemId, string type, TypedContent typed, WidgetPlace place, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await WidgetAsync(itemId, type, cancellationToken) is not { } item)
        {
            return new Refusal("NotThere");
        }

        var faults = await forms.TakeAsync(item, typed, author, cancellationToken);
        if (faults.Count > 0)
        {
            return Outcome<string>.Refused(faults);
        }

        var metadata = item.PartFor(Metadata);
        if (itemId is null || metadata.Text("Zone") != place.Zone)
        {
            metadata["Position"] = 1 + (await WidgetsAsync(cancellationToken)).Where(widget => widget.Zone == place.Zone).Select(widget => Math.Ceiling(widget.Position)).DefaultIfEmpty().Max();
        }

        (metadata["Layer"], metadata["Zone"], metadata["RenderTitle"]) = (place.Layer, place.Zone, place.RenderTitle);
        await PublishAsync(item, author, cancellationToken);
        return item.ContentItemId;
    }

    public async Task<bool> MoveWidgetAsync(string itemId, bool up, DeskAuthor author, CancellationToken cancellationToken)
    {
        var all = await WidgetsAsync(cancellationToken);
        if (all.FirstOrDefault(widget => widget.ItemId == itemId) is not { } moved)
        {
            return false;
        }

        var zone = all.Where(widget => widget.Zone == moved.Zone).ToList();
        var (at, to) = (zone.IndexOf(moved), zone.IndexOf(moved) + (up ? -1 : 1));
        if (to >= 0 && to < zone.Count)
        {
            (zone[at], zone[to]) = (zone[to], zone[at]);
        }

        // Imports bring equal and broken positions: the whole zone is counted anew.
        for (var i = 0; i < zone.Count; i++)
        {
            var position = i + 1;
            if (Math.Abs(zone[i].Position - position) > double.Epsilon)
            {
                await ChangeAsync(zone[i].ItemId, metadata => metadata["Position"] = position, cancellationToken);
            }
        }

        return true;
    }

    public async Task<bool> ShowWidgetAsync(string itemId, bool shows, CancellationToken cancellationToken) =>
        await WidgetAsync(itemId, "", cancellationToken) is not null
        && (shows ? await writer.PublishAsync(itemId, cancellationToken) : await writer.UnpublishAsync(itemId, cancellationToken)) is not null;

    public async Task<bool> RemoveWidgetAsync(string itemId, CancellationToken cancellationToken) =>
        await WidgetAsync(itemId, "", cancellationToken) is not null && await writer.RemoveAsync(itemId, cancellationToken);

    private async Task<IReadOnlyList<FieldChoice>> WidgetTypesAsync(CancellationToken cancellationToken) =>
    [
        .. (await definitions.ReadAsync(cancellationToken)).AllTypes.Where(type => type.Stereotype == WidgetStereotype).OrderBy(type => type.DisplayName, StringComparer.Ordinal)
            .Select(type => new FieldChoice(type.Name, type.DisplayName)),
    ];

    /// <summary>In the order in which a page shows them.</summary>
    private async Task<IReadOnlyList<WidgetRow>> WidgetsAsync(CancellationToken cancellationToken)
    {
        var types = (await WidgetTypesAsync(cancellationToken)).ToDictionary(type => type.Value, type => type.Text, StringComparer.Ordinal);
        var names = types.Keys.ToArray();
        var rows = await reader.Rows(VersionOf.Latest).Where(r => names.Contains(r.ContentType)).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.ContentItemId).ToArray();
        var shown = (await reader.Rows(VersionOf.Published).Where(r => ids.Contains(r.ContentItemId)).Select(r => r.ContentItemId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => (Row: row, Metadata: row.Read().Part(Metadata))).Where(one => one.Metadata is not null)
                .Select(one => new WidgetRow(
                    one.Row.ContentItemId, one.Row.DisplayText, types[one.Row.ContentType], one.Metadata.Text("Layer"), one.Metadata.Text("Zone"), (double)(one.Metadata.Member("Position").AsNumber() ?? 0),
                    shown.Contains(one.Row.ContentItemId), one.Row.Author, one.Row.ModifiedUtc))
                .OrderBy(widget => widget.Zone, StringComparer.Ordinal).ThenBy(widget => widget.Position).ThenBy(widget => widget.ItemId, StringComparer.Ordinal),
        ];
    }

    private async Task<ContentItem?> WidgetAsync(string? itemId, string type, CancellationToken cancellationToken)
    {
        var types = await WidgetTypesAsync(cancellationToken);
        if (itemId is null)
        {
            return types.Any(one => one.Value == type) ? ContentItem.New(type) : null;
        }

        return await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is { } item && types.Any(one => one.Value == item.ContentType) ? item : null;
    }

    /// <summary>Changes where a widget stands, in its place and without a new version: what it says is the same.</summary>
    private async Task ChangeAsync(string itemId, Action<JsonObject> change, CancellationToken cancellationToken)
    {
        foreach (var row in await db.ContentRows.AsNoTracking().Where(r => r.ContentItemId == itemId && (r.Latest || r.Published)).OrderBy(r => r.Latest).ToListAsync(cancellationToken))
        {
            var item = row.Read();
            change(item.PartFor(Metadata));
            await writer.ImportAsync(item, new ContentAuthor("", item.Author ?? ""), cancellationToken);
        }
    }
}
