using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A menu or a taxonomy in the list of them.</summary>
public sealed record TreeLine(string ItemId, bool IsTaxonomy, string Title, string Alias, int Nodes, bool IsPublished);

/// <summary>An entry of a menu or a term of a taxonomy. Parents stand before their children.</summary>
/// <param name="Detail">Where an entry leads; empty for a term.</param>
/// <param name="Uses">How many items bear the term.</param>
public sealed record TreeNode(string Id, string ParentId, int Depth, string Type, string TypeName, string Title, string Detail, int Uses, bool RequiresReview);

/// <summary>A menu or a taxonomy with all its nodes.</summary>
/// <param name="Types">What may be added.</param>
public sealed record TreeView(
    string ItemId, bool IsTaxonomy, string Title, string Stamp, IReadOnlyList<TreeNode> Nodes, IReadOnlyList<FieldChoice> Types, IReadOnlyList<ContentVersion> Versions);

/// <summary>Where a layer shows, in words that a form can ask for.</summary>
public enum LayerReach
{
    Everywhere,
    Home,
    NotHome,
    Paths,
    Types,

    /// <summary>A rule that came with an import and that this form cannot say.</summary>
    Other,
}

/// <summary>A layer: a set of widgets and the pages on which it shows.</summary>
/// <param name="Values">Paths or types, by the reach.</param>
/// <param name="Rule">The rule as it is stored, for a reach that this form cannot say.</param>
public sealed record LayerRow(string Name, string Description, LayerReach Reach, IReadOnlyList<string> Values, string Rule, int Widgets);

/// <summary>A widget: an item that a layer shows in a zone.</summary>
public sealed record WidgetRow(string ItemId, string Title, string TypeName, string Layer, string Zone, double Position, bool Shows, string Author, DateTime ModifiedUtc);

/// <summary>All layers with their widgets.</summary>
/// <param name="Zones">Those that the theme has, in the order of a page.</param>
/// <param name="Types">Kinds of widgets.</param>
public sealed record LayerView(IReadOnlyList<LayerRow> Layers, IReadOnlyList<WidgetRow> Widgets, IReadOnlyList<string> Zones, IReadOnlyList<FieldChoice> Types);

/// <summary>Where a widget is put.</summary>
public sealed record WidgetPlace(string Layer, string Zone, bool RenderTitle);

/// <summary>
/// Menus, taxonomies, layers and old addresses as the desk sees them. Each change of a menu or a taxonomy is a version of it, and is published at once: visitors see it
/// within a second. Who may is decided before.
/// </summary>
public interface IStructureDesk
{
    Task<IReadOnlyList<TreeLine>> TreesAsync(CancellationToken cancellationToken);

    Task<TreeView?> TreeAsync(string itemId, CancellationToken cancellationToken);

    Task<Outcome<string>> AddTreeAsync(bool isTaxonomy, string title, string alias, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>A node's form; null when there is no such node or type.</summary>
    /// <param name="nodeId">Null for a new node of <paramref name="type"/>.</param>
    Task<ContentForm?> NodeFormAsync(string itemId, string? nodeId, string type, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken);

    /// <returns>The node's id, or a refusal for each field that cannot be read.</returns>
    Task<Outcome<string>> SaveNodeAsync(string itemId, string? nodeId, string parentId, string type, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken);

    /// <param name="parentId">Empty for the first level.</param>
    /// <param name="at">Among the children there, once the node has left its old place.</param>
    Task<bool> PlaceNodeAsync(string itemId, string nodeId, string parentId, int at, DeskAuthor author, CancellationToken cancellationToken);

    Task<bool> RemoveNodeAsync(string itemId, string nodeId, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>Files everything under one term that stood under another, and takes that one away; its address leads on.</summary>
    /// <returns>How many items were filed anew.</returns>
    Task<int> MergeTermsAsync(string itemId, string fromId, string intoId, DeskAuthor author, CancellationToken cancellationToken);

    Task<bool> RestoreTreeAsync(string itemId, string versionId, DeskAuthor author, CancellationToken cancellationToken);

    Task<LayerView> LayersAsync(CancellationToken cancellationToken);

    /// <param name="oldName">Empty for a new layer.</param>
    Task SaveLayerAsync(string oldName, LayerRow layer, CancellationToken cancellationToken);

    Task RemoveLayerAsync(string name, CancellationToken cancellationToken);

    Task<(ContentForm Form, WidgetPlace Place)?> WidgetFormAsync(string? itemId, string type, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken);

    Task<Outcome<string>> SaveWidgetAsync(string? itemId, string type, TypedContent typed, WidgetPlace place, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>Up or down among the widgets of its zone.</summary>
    Task<bool> MoveWidgetAsync(string itemId, bool up, DeskAuthor author, CancellationToken cancellationToken);

    Task<bool> ShowWidgetAsync(string itemId, bool shows, CancellationToken cancellationToken);

    Task<bool> RemoveWidgetAsync(string itemId, CancellationToken cancellationToken);

    Task<RedirectList> RedirectsAsync(string text, int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>Whether something of the site answers at an address now.</summary>
    Task<bool> AnswersAsync(string path, CancellationToken cancellationToken);

    /// <summary>What an address means: an item that answers there, a page of the program, or null.</summary>
    Task<RedirectTarget?> TargetAsync(string path, CancellationToken cancellationToken);

    /// <summary>Forgets that an item had an address once.</summary>
    Task<bool> ForgetPathAsync(string path, CancellationToken cancellationToken);

    /// <summary>Lets visitors see what changed.</summary>
    Task ShowAsync(CancellationToken cancellationToken);
}
