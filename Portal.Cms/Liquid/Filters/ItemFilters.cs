using Fluid;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Filters;

/// <summary>Filters on content items and their ids.</summary>
internal static class ItemFilters
{
    private const int MostItems = 100;

    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("display_text", static async (input, _, context) => LiquidValue.Text((await FoundAsync(input, context))?.DisplayText));
        filters.AddFilter("display_url", static async (input, _, context) =>
            await FoundAsync(input, context) is { } item ? LiquidValue.Text(await ((DisplayContext)context).AddressAsync(item)) : StringValue.Empty);
        filters.AddFilter("content_item_id", static async (input, _, context) => input is ArrayValue list
            ? LiquidValue.List(await AllAsync(list.Values.Select(id => id.ToStringValue()), (DisplayContext)context))
            : await FoundAsync(input, context) is { } item ? new ItemValue(item) : NilValue.Instance);
        filters.AddFilter("container", static async (input, _, context) =>
            (await FoundAsync(input, context))?.Part("ContainedPart").Member("ListContentItemId").AsText() is { } list && await ((DisplayContext)context).ItemAsync(list) is { } item
                ? new ItemValue(item)
                : NilValue.Instance);
        filters.AddFilter("list_items", static async (input, _, context) => LiquidValue.List((await ListAsync(input, MostItems, context)).Items.Select(item => new ItemValue(item))));
        filters.AddFilter("list_count", static async (input, _, context) => NumberValue.Create((await ListAsync(input, 0, context)).Total));
        filters.AddFilter("taxonomy_terms", TermsAsync);
        filters.AddFilter("inherited_terms", InheritedAsync);
        filters.AddFilter("full_text", static async (input, _, context) => LiquidValue.Text((await FoundAsync(input, context))?.DisplayText));
        filters.AddFilter("query", QueryAsync);
    }

    /// <summary>The item that a value is, in whatever form a template holds it.</summary>
    public static ContentItem? ItemOf(FluidValue value) => value switch
    {
        ItemValue item => item.Item,
        JsonMembers { Json: var json } when ContainedItems.IsItem(json) => ContentItem.Read(json),
        Shapes.Shape shape => shape.Item,
        _ => null,
    };

    private static async ValueTask<ContentItem?> FoundAsync(FluidValue input, TemplateContext context)
    {
        if (ItemOf(input) is { } item)
        {
            return item;
        }

        return input is StringValue id && context is DisplayContext display ? await display.ItemAsync(id.ToStringValue()) : null;
    }

    private static async ValueTask<IReadOnlyList<FluidValue>> AllAsync(IEnumerable<string> ids, DisplayContext context)
    {
        var items = new List<FluidValue>();
        foreach (var id in ids.Take(MostItems))
        {
            if (await context.ItemAsync(id) is { } item)
            {
                items.Add(new ItemValue(item));
            }
        }

        return items;
    }

    private static async ValueTask<Lookup.ContentPage> ListAsync(FluidValue input, int take, TemplateContext context) =>
        await FoundAsync(input, context) is { } list && context is DisplayContext display
            ? await display.Items.OfListAsync(list.ContentItemId, ordered: true, 0, take, display.CancellationToken)
            : Lookup.ContentPage.Empty;

    /// <summary>Of a taxonomy field its terms; of term ids, with the taxonomy's id as argument, those terms.</summary>
    private static async ValueTask<FluidValue> TermsAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var display = (DisplayContext)context;
        if (input is JsonMembers { Json: var field })
        {
            return LiquidValue.List(await FieldShapes.TermsAsync(field, display));
        }

        var ids = input is ArrayValue list ? list.Values.Select(id => id.ToStringValue()) : [input.ToStringValue()];
        var asked = new System.Text.Json.Nodes.JsonObject
        {
            ["TaxonomyContentItemId"] = arguments.At(0).ToStringValue(),
            ["TermContentItemIds"] = new System.Text.Json.Nodes.JsonArray([.. ids.Select(id => System.Text.Json.Nodes.JsonValue.Create(id))]),
        };
        return LiquidValue.List(await FieldShapes.TermsAsync(asked, display));
    }

    /// <summary>A term with all that it lies below, the nearest first.</summary>
    private static async ValueTask<FluidValue> InheritedAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var display = (DisplayContext)context;
        var id = ItemOf(input)?.ContentItemId ?? input.ToStringValue();
        var taxonomyId = arguments.At(0) is var given && ItemOf(given) is { } item ? item.ContentItemId : given.ToStringValue();
        var taxonomy = await display.ItemAsync(taxonomyId);
        var line = ContainedItems.Within(taxonomy?.Data)
            .Where(term => Id(term) == id || ContainedItems.Within(term.Member("Terms")).Any(below => Id(below) == id))
            .Reverse();
        return LiquidValue.List(line.Select(term => new ItemValue(ContentItem.Read(term))));

        static string? Id(System.Text.Json.Nodes.JsonObject term) => term.Member(nameof(ContentItem.ContentItemId)).AsText();
    }

    private static async ValueTask<FluidValue> QueryAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var display = (DisplayContext)context;
        var name = input.ToStringValue();
        var parameters = arguments.Names.ToDictionary(key => key, key => arguments[key].ToStringValue(), StringComparer.Ordinal);
        if (await display.Queries.RunAsync(name, parameters, display.CancellationToken) is { } items)
        {
            return LiquidValue.List(items.Select(item => new ItemValue(item)));
        }

        display.Withhold($"query {name}");
        return ArrayValue.Empty;
    }
}
