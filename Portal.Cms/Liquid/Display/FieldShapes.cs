using System.Text.Json.Nodes;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>What the shapes of the known fields say. One of an unknown kind has its data and no built-in template.</summary>
internal static class FieldShapes
{
    public static void Fill(Shape shape, ContentTypePart use, ContentField field, JsonObject data)
    {
        shape["Part"] = new JsonMembers(new JsonObject { ["Name"] = use.Name });
        shape["PartFieldDefinition"] = new JsonMembers(new JsonObject
        {
            ["Name"] = field.Name,
            ["DisplayName"] = field.DisplayName,
            ["FieldDefinition"] = new JsonObject { ["Name"] = field.FieldName },
            ["PartDefinition"] = new JsonObject { ["Name"] = use.PartName },
            ["ContentTypePartDefinition"] = new JsonObject { ["Name"] = use.Name },
        });
        switch (field.FieldName)
        {
            case "HtmlField":
                PartShapes.Rich(shape, "Html", data, BodyRules.Of(field.Kind));
                break;
            case "MarkdownField":
                PartShapes.Rich(shape, "Markdown", data, BodyRules.Of(field.Kind));
                break;
            case "TextField":
                shape["Text"] = LiquidValue.Text(data.Member("Text").AsText());
                break;
            case "NumericField":
                shape["Value"] = data.Member("Value").AsNumber() is { } number ? NumberValue.Create(number) : NilValue.Instance;
                break;
            case "BooleanField":
                shape["Value"] = BooleanValue.Create(data.Member("Value").AsTruth());
                break;
            case "DateField" or "DateTimeField":
                shape["Value"] = LiquidValue.Moment(data.Member("Value").AsMoment());
                break;
            case "TimeField":
                shape["Value"] = LiquidValue.Text(data.Member("Value").AsText());
                break;
            case "ContentPickerField":
                shape.Late("Items", async context => LiquidValue.List(await ItemsAsync(data, context)));
                shape.Late("ContentItems", async context => LiquidValue.List(await ItemsAsync(data, context)));
                break;
            case "TaxonomyField":
                shape.Late("Terms", async context => LiquidValue.List(await TermsAsync(data, context)));
                shape["Tags"] = LiquidValue.List(data.Member("TagNames").AsTexts().Select(StringValue.Create));
                break;
            case "MediaField":
                shape["Medias"] = LiquidValue.List(Medias(data));
                break;
            default:
                break;
        }
    }

    /// <summary>The terms that a taxonomy field names, in the field's order.</summary>
    public static async ValueTask<IReadOnlyList<FluidValue>> TermsAsync(JsonNode? field, DisplayContext context)
    {
        var taxonomy = await context.ItemAsync(field.Member("TaxonomyContentItemId").AsText() ?? "");
        if (taxonomy is null)
        {
            return [];
        }

        var terms = context.Site.TermsOf(taxonomy);
        return [.. field.Member("TermContentItemIds").AsTexts().Select(terms.GetValueOrDefault).OfType<ContentItem>().Select(term => new ItemValue(term))];
    }

    private static async ValueTask<IReadOnlyList<FluidValue>> ItemsAsync(JsonObject data, DisplayContext context)
    {
        var items = new List<FluidValue>();
        foreach (var id in data.Member("ContentItemIds").AsTexts())
        {
            if (await context.ItemAsync(id) is { } item)
            {
                items.Add(new ItemValue(item));
            }
        }

        return items;
    }

    private static IEnumerable<FluidValue> Medias(JsonObject data)
    {
        var (paths, texts) = (data.Member("Paths").AsTexts(), data.Member("MediaTexts").AsTexts());
        return paths.Select((path, i) => new JsonMembers(new JsonObject { ["Path"] = path, ["Text"] = texts.ElementAtOrDefault(i) ?? "" }));
    }
}
