using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Layers, their rules, and the widgets that they show.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record FindLayers : IQuery<LayerView>;

internal sealed class FindLayersHandler(IStructureDesk structure) : IRequestHandler<FindLayers, Outcome<LayerView>>
{
    public async Task<Outcome<LayerView>> Handle(FindLayers request, CancellationToken cancellationToken) => await structure.LayersAsync(cancellationToken);
}

/// <summary>Makes a layer or says anew where one shows. Refused <c>NameLength</c>, <c>NameTaken</c>, <c>LayerValues</c>, <c>RedirectPath</c>.</summary>
/// <param name="OldName">Empty for a new layer.</param>
[Requires(Permission.ManageColumns)]
public sealed record SaveLayer(string OldName, string Name, string Description, LayerReach Reach, IReadOnlyList<string> Values) : IAct<Nothing>, IConcerns
{
    public const int LongestName = 60;

    public string AuditTarget => Name;
}

internal sealed class SaveLayerHandler(IStructureDesk structure) : IRequestHandler<SaveLayer, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SaveLayer request, CancellationToken cancellationToken)
    {
        var (name, all) = (request.Name.Trim(), (await structure.LayersAsync(cancellationToken)).Layers);
        var old = all.FirstOrDefault(layer => layer.Name == request.OldName);
        if (request.OldName.Length > 0 && old is null)
        {
            return new Refusal("NotThere");
        }

        if (name.Length is 0 or > SaveLayer.LongestName)
        {
            return new Refusal("NameLength", nameof(request.Name), 1, SaveLayer.LongestName);
        }

        if (all.Any(layer => layer.Name == name && layer.Name != request.OldName))
        {
            return new Refusal("NameTaken", nameof(request.Name));
        }

        var values = request.Reach is LayerReach.Paths or LayerReach.Types ? request.Values.Select(value => value.Trim()).Where(value => value.Length > 0).ToArray() : [];
        if (values.Length == 0 && request.Reach is LayerReach.Paths or LayerReach.Types)
        {
            return new Refusal("LayerValues", nameof(request.Values));
        }

        if (request.Reach is LayerReach.Paths && values.Any(path => RedirectRules.Normal(path.TrimEnd('*')) is null && path != "/"))
        {
            return new Refusal("RedirectPath", nameof(request.Values));
        }

        if (request.Reach is LayerReach.Other && old is not { Reach: LayerReach.Other })
        {
            return new Refusal("LayerValues", nameof(request.Reach));
        }

        await structure.SaveLayerAsync(request.OldName, new LayerRow(name, request.Description.Trim(), request.Reach, values, old?.Rule ?? "", 0), cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Takes a layer away that shows nothing. Refused <c>LayerHasWidgets</c>.</summary>
[Requires(Permission.ManageColumns)]
public sealed record RemoveLayer(string Name) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => Name;
}

internal sealed class RemoveLayerHandler(IStructureDesk structure) : IRequestHandler<RemoveLayer, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveLayer request, CancellationToken cancellationToken)
    {
        switch ((await structure.LayersAsync(cancellationToken)).Layers.FirstOrDefault(layer => layer.Name == request.Name))
        {
            case null:
                return new Refusal("NotThere");
            case { Widgets: > 0 } layer:
                return new Refusal("LayerHasWidgets", "", layer.Widgets);
            default:
                await structure.RemoveLayerAsync(request.Name, cancellationToken);
                return default(Nothing);
        }
    }
}

/// <summary>A widget's form with the place where it is.</summary>
public sealed record WidgetEditor(ContentForm Form, WidgetPlace Place, LayerView Layers);

/// <summary>The form of a widget or of a new one.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record OpenWidget(string? ItemId, string Type, TypedContent? Typed = null) : IQuery<WidgetEditor>;

internal sealed class OpenWidgetHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<OpenWidget, Outcome<WidgetEditor>>
{
    public async Task<Outcome<WidgetEditor>> Handle(OpenWidget request, CancellationToken cancellationToken) =>
        await structure.WidgetFormAsync(request.ItemId, request.Type, work.Author, request.Typed, cancellationToken) is { } found
            ? new WidgetEditor(request.Typed is { } typed ? found.Form.With(typed) : found.Form, found.Place, await structure.LayersAsync(cancellationToken))
            : new Refusal("NotThere");
}

/// <summary>Keeps a widget and shows it at once. Refused <c>ChooseLayer</c>, <c>ChooseZone</c>, and one refusal for each field that cannot be read.</summary>
[Requires(Permission.ManageColumns)]
public sealed record SaveWidget(string? ItemId, string Type, TypedContent Typed, WidgetPlace Place) : IAct<string>, IConcerns
{
    public string AuditTarget => ItemId ?? Type;
}

internal sealed class SaveWidgetHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<SaveWidget, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(SaveWidget request, CancellationToken cancellationToken)
    {
        var view = await structure.LayersAsync(cancellationToken);
        return true switch
        {
            _ when view.Layers.All(layer => layer.Name != request.Place.Layer) => new Refusal("ChooseLayer", "Layer"),
            _ when !view.Zones.Contains(request.Place.Zone) => new Refusal("ChooseZone", "Zone"),
            _ => await structure.SaveWidgetAsync(request.ItemId, request.Type, request.Typed, request.Place, work.Author, cancellationToken),
        };
    }
}

/// <summary>What a button of the list does with a widget.</summary>
public enum WidgetAct
{
    Up,
    Down,
    Show,
    Hide,
    Remove,
}

/// <summary>Moves, shows, hides or removes a widget.</summary>
[Requires(Permission.ManageColumns)]
public sealed record ChangeWidget(string ItemId, WidgetAct Act) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ItemId} {Act}";
}

internal sealed class ChangeWidgetHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<ChangeWidget, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(ChangeWidget request, CancellationToken cancellationToken)
    {
        var done = request.Act switch
        {
            WidgetAct.Up or WidgetAct.Down => await structure.MoveWidgetAsync(request.ItemId, request.Act is WidgetAct.Up, work.Author, cancellationToken),
            WidgetAct.Show or WidgetAct.Hide => await structure.ShowWidgetAsync(request.ItemId, request.Act is WidgetAct.Show, cancellationToken),
            _ => await structure.RemoveWidgetAsync(request.ItemId, cancellationToken),
        };
        return done ? default(Nothing) : new Refusal("NotThere");
    }
}
