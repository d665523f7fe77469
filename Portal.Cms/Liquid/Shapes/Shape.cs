using System.Runtime.CompilerServices;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Shapes;

/// <summary>
/// One thing to be shown, in Orchard's sense: a name by which its template is found, and what the template may know. A zone is a shape that has others in it.
/// </summary>
internal sealed class Shape(string type) : LiquidValue
{
    private readonly Dictionary<string, FluidValue> _members = new(StringComparer.Ordinal);
    private Dictionary<string, Func<DisplayContext, ValueTask<FluidValue>>>? _late;
    private List<string>? _alternates;
    private List<string>? _classes;
    private List<string>? _wrappers;
    private List<Shape>? _items;
    private SortedDictionary<string, string>? _attributes;
    private bool _inOrder = true;

    /// <summary>The shape's type, such as <c>HtmlBodyPart</c>. Not to be confused with the kind of value that Liquid asks for.</summary>
    public string Kind { get; set; } = type;

    public string DisplayType { get; set; } = "";

    /// <summary>By which its zone knows it: the part's name, or <c>Part-Field</c>.</summary>
    public string Name { get; set; } = "";

    public string Position { get; set; } = "";

    public string Tag { get; set; } = "";

    public string Id { get; set; } = "";

    /// <summary>Finished HTML instead of a template.</summary>
    public string? Finished { get; init; }

    /// <summary>The item that it shows, or that it is a part of.</summary>
    public ContentItem? Item { get; init; }

    /// <summary>It shows an item as a whole: its template may be special for the item.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Added once only, however often it is rendered under the same type.</summary>
    public string AlternatesAddedFor { get; set; } = "";

    public List<string> Alternates => _alternates ??= [];

    public List<string> Classes => _classes ??= [];

    public List<string> Wrappers => _wrappers ??= [];

    public IDictionary<string, string> Attributes => _attributes ??= new SortedDictionary<string, string>(StringComparer.Ordinal);

    public bool HasWrappers => _wrappers is { Count: > 0 };

    public bool HasItems => _items is { Count: > 0 };

    /// <summary>By their positions, then as they came.</summary>
    public IReadOnlyList<Shape> Items
    {
        get
        {
            if (_items is null)
            {
                return [];
            }

            if (!_inOrder)
            {
                _items = [.. _items.OrderBy(item => item.Position, DottedPosition.Order)];
                _inOrder = true;
            }

            return _items;
        }
    }

    [IndexerName("Member")]
    public FluidValue this[string name]
    {
        get => _members.GetValueOrDefault(name) ?? NilValue.Instance;
        set => _members[name] = value;
    }

    /// <summary>A member that is worked out when a template asks for it, once.</summary>
    public Shape Late(string name, Func<DisplayContext, ValueTask<FluidValue>> find)
    {
        (_late ??= new(StringComparer.Ordinal))[name] = find;
        return this;
    }

    public void Add(Shape item)
    {
        _items ??= [];
        _inOrder = _inOrder && (_items.Count == 0 || DottedPosition.Order.Compare(_items[^1].Position, item.Position) <= 0);
        _items.Add(item);
    }

    public void Remove(string name)
    {
        _items?.RemoveAll(item => item.Name == name);
        _members.Remove(name);
        _late?.Remove(name);
    }

    /// <summary>A zone of this shape, made when there is none.</summary>
    public Shape Zone(string name)
    {
        if (_members.GetValueOrDefault(name) is not Shape zone)
        {
            _members[name] = zone = new Shape("ContentZone") { Name = name, Item = Item };
        }

        return zone;
    }

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        if (_members.TryGetValue(name, out var value))
        {
            return value;
        }

        if (_late is not null && _late.TryGetValue(name, out var find) && context is DisplayContext display)
        {
            return FoundAsync(name, find, display);
        }

        return name switch
        {
            "Items" => new ArrayValue([.. Items]),
            "HasItems" => BooleanValue.Create(HasItems),
            "Classes" => new ArrayValue([.. Classes.Select(StringValue.Create)]),
            "Id" => Text(Id),
            "TagName" => Text(Tag),
            "Position" => Text(Position),
            "Metadata" or "Properties" => this,
            "Type" => Text(Kind),
            "DisplayType" => Text(DisplayType),
            "Name" => Text(Name),
            "DisplayText" => Text(Item?.DisplayText),
            _ => Items.FirstOrDefault(item => item.Name == name) ?? (FluidValue)NilValue.Instance,
        };
    }

    public override IEnumerable<FluidValue> Enumerate(TemplateContext context) => Items;

    private async ValueTask<FluidValue> FoundAsync(string name, Func<DisplayContext, ValueTask<FluidValue>> find, DisplayContext context) =>
        _members[name] = await find(context);
}
