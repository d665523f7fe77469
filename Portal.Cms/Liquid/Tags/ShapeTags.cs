using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Liquid.Display;
using Portal.Cms.Liquid.Filters;

namespace Portal.Cms.Liquid.Tags;

/// <summary>The tags that make, change and show shapes, and those that speak to the layout.</summary>
internal static class ShapeTags
{
    public static void Register(DisplayParser parser)
    {
        parser.Tag("shape", static async (arguments, writer, context) => await writer.WriteAsync(await NamedAsync(arguments, context)));
        parser.Tag("contentitem", static async (arguments, writer, context) =>
        {
            var handle = arguments.Text("handle") is { Length: > 0 } given ? given : arguments.Text("alias");
            if (await context.ItemOfHandleAsync(handle) is { } item)
            {
                var displayType = arguments.Text("display_type") is { Length: > 0 } wanted ? wanted : "Detail";
                await writer.WriteAsync(await ShapeRendering.RenderAsync(await ItemShapes.BuildAsync(item, displayType, context), context));
            }
        });
        parser.Block("zone", static (arguments, inner, _, context) =>
        {
            LayoutZones.Append(arguments.TextOrMain("name"), inner, context.Scope);
            return default;
        });
        parser.Tag("page_title_add_segment", static (arguments, _, context) =>
        {
            var segments = context.Scope.TitleSegments;
            segments.Insert(arguments.Text("position") is "before" or "0" ? 0 : segments.Count, arguments.TextOrMain("segment"));
            return default;
        });
        parser.Block("cache", static async (_, inner, writer, _) => await writer.WriteAsync(inner));
        foreach (var idle in new[]
        {
            "antiforgerytoken", "layout", "cache_dependency", "cache_expires_after", "cache_expires_on", "cache_expires_sliding", "httpcontext_add_items", "httpcontext_remove_items", "shape_cache",
        })
        {
            parser.IdleTag(idle);
        }

        RegisterChanges(parser);
    }

    private static void RegisterChanges(DisplayParser parser)
    {
        parser.ShapeTag("shape_clear_alternates", static (shape, _) => shape.Alternates.Clear());
        parser.ShapeTag("shape_add_alternates", static (shape, arguments) => shape.Alternates.AddRange(Words(arguments)));
        parser.ShapeTag("shape_clear_wrappers", static (shape, _) => shape.Wrappers.Clear());
        parser.ShapeTag("shape_add_wrappers", static (shape, arguments) => shape.Wrappers.AddRange(Words(arguments)));
        parser.ShapeTag("shape_clear_classes", static (shape, _) => shape.Classes.Clear());
        parser.ShapeTag("shape_add_classes", static (shape, arguments) => shape.Classes.AddRange(Words(arguments)));
        parser.ShapeTag("shape_clear_attributes", static (shape, _) => shape.Attributes.Clear());
        parser.ShapeTag("shape_add_attributes", static (shape, arguments) =>
        {
            foreach (var (name, value) in arguments.Named)
            {
                shape.Attributes[name.Replace('_', '-')] = value.ToStringValue();
            }
        });
        parser.ShapeTag("shape_type", static (shape, arguments) => shape.Kind = arguments.Main.ToStringValue());
        parser.ShapeTag("shape_display_type", static (shape, arguments) => shape.DisplayType = arguments.Main.ToStringValue());
        parser.ShapeTag("shape_position", static (shape, arguments) => shape.Position = arguments.Main.ToStringValue());
        parser.ShapeTag("shape_tab", static (shape, arguments) => shape["Tab"] = arguments.Main);
        parser.ShapeTag("shape_remove_item", static (shape, arguments) => shape.Remove(arguments.Main.ToStringValue()));
        parser.ShapeTag("shape_remove_property", static (shape, arguments) => shape.Remove(TagArguments.MemberName(arguments.Main.ToStringValue())));
        parser.ShapeTag("shape_add_properties", static (shape, arguments) => ShapeFilters.SetMembers(shape, arguments));
        parser.ShapeTag("shape_pager", static (shape, arguments) => ShapeFilters.SetMembers(shape, arguments));
    }

    /// <summary>A shape by its type and what it is given. One that says <c>cache_id</c> is kept as long as the site stays as it is.</summary>
    public static async ValueTask<string> NamedAsync(TagArguments arguments, DisplayContext context)
    {
        var type = arguments.TextOrMain("type");
        if (type.Length == 0)
        {
            return "";
        }

        var kept = arguments.Text("cache_id") is { Length: > 0 } id && !context.IsPlain ? $"{type}\n{id}\n{arguments.Text("alias")}\n{context.Scope.BasePath}\n{context.Scope.Culture.Name}\n{context.Scope.Version}" : null;
        if (kept is not null && context.Site.Pieces.TryGetValue(kept, out var html))
        {
            return html;
        }

        html = await ShapeRendering.RenderAsync(await ShapeFilters.NewAsync(type, arguments, context), context);
        if (kept is not null && context.Scope.Faults.Count == 0 && context.Site.Pieces.Count < 200 && context.Scope.Version is VersionOf.Published)
        {
            context.Site.Pieces.TryAdd(kept, html);
        }

        return html;
    }

    private static IEnumerable<string> Words(TagArguments arguments) => arguments.Plain
        .SelectMany(value => value is ArrayValue list ? list.Values.Select(one => one.ToStringValue()) : [value.ToStringValue()])
        .SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
