using Fluid;
using Fluid.Values;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Tags;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Filters;

/// <summary>Filters that make shapes and show them.</summary>
internal static class ShapeFilters
{
    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("shape_new", static async (input, arguments, context) => await NewAsync(input.ToStringValue(), TagArguments.Of(arguments), (DisplayContext)context));
        filters.AddFilter("shape_render", RenderAsync);
        filters.AddFilter("shape_stringify", RenderAsync);
        filters.AddFilter("shape_build_display", static async (input, arguments, context) => ItemFilters.ItemOf(input) is { } item
            ? await ItemShapes.BuildAsync(item, arguments.At(0).ToStringValue() is { Length: > 0 } displayType ? displayType : "Detail", (DisplayContext)context)
            : NilValue.Instance);
        filters.AddFilter("shape_properties", static (input, arguments, _) =>
        {
            if (input is Shape shape)
            {
                SetMembers(shape, TagArguments.Of(arguments));
            }

            return input;
        });
    }

    public static void SetMembers(Shape shape, TagArguments arguments)
    {
        foreach (var (name, value) in arguments.Named)
        {
            shape[TagArguments.MemberName(name)] = value;
        }
    }

    /// <summary>A shape by its type. Those that are made of an item find it now.</summary>
    public static async ValueTask<Shape> NewAsync(string type, TagArguments arguments, DisplayContext context)
    {
        var shape = new Shape(type.Length == 0 ? type : char.ToUpperInvariant(type[0]) + type[1..]);
        SetMembers(shape, arguments);
        switch (shape.Kind)
        {
            case "Menu":
                await TreeShapes.FillMenuAsync(shape, context);
                break;
            case "Term":
                await TreeShapes.FillTermAsync(shape, context);
                break;
            default:
                break;
        }

        return shape;
    }

    private static async ValueTask<FluidValue> RenderAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        switch (input)
        {
            case Shape shape:
                return LiquidValue.Html(await ShapeRendering.RenderAsync(shape, (DisplayContext)context));
            case ArrayValue list:
                return LiquidValue.Html(await ShapeRendering.RenderAllAsync([.. list.Values.OfType<Shape>()], (DisplayContext)context));
            default:
                return input.IsNil() ? StringValue.Empty : input;
        }
    }
}
