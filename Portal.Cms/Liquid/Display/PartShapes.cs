using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>What the shapes of the known parts say, and where they go when nobody says otherwise. A part that is not known here shows its fields only.</summary>
internal static class PartShapes
{
    private const string Detail = "Detail";
    private const string Content = "Content";

    /// <summary>What items bear without their type naming it.</summary>
    public static IReadOnlyList<string> AddedToItems { get; } = ["ContentsMetadata", "TermPart"];

    public static bool NeedsNoData(string part) => part is "ContentsMetadata" or "ListPart";

    /// <summary>Null when the part is not shown at all.</summary>
    public static Place? DefaultPlace(ContentTypePart use, string displayType)
    {
        var position = use.Position.Length == 0 ? "0" : use.Position;
        return use.PartName switch
        {
            "TitlePart" => use.Of("TitlePartSettings").Member("RenderTitle").AsTruth(otherwise: true) ? new("Header", position) : null,
            "HtmlBodyPart" or "MarkdownBodyPart" or "LiquidPart" => new(Content, position),
            "FlowPart" or "BagPart" or "TaxonomyPart" => displayType is Detail ? new(Content, position) : null,
            "ListPart" => displayType is Detail ? new(Content, "10") : null,
            "TermPart" => displayType is Detail ? new(Content, "5") : null,
            "ContentsMetadata" => displayType is Detail ? new(Content, "before") : null,
            _ => null,
        };
    }

    public static void Fill(Shape shape, ContentTypePart use, JsonObject part, ContentItem item)
    {
        shape["TypePartDefinition"] = new JsonMembers(new JsonObject { ["Name"] = use.Name, ["DisplayName"] = use.DisplayName, ["PartDefinition"] = new JsonObject { ["Name"] = use.PartName } });
        switch (use.PartName)
        {
            case "TitlePart":
                shape["Title"] = LiquidValue.Text(part.Member("Title").AsText());
                break;
            case "HtmlBodyPart":
                Rich(shape, "Html", part, BodyRules.Of(use.Of("HtmlBodyPartSettings")));
                break;
            case "MarkdownBodyPart":
                Rich(shape, "Markdown", part, BodyRules.Of(use.Of("MarkdownBodyPartSettings")));
                break;
            case "LiquidPart":
                shape.Late("Html", async context => LiquidValue.Html(await LiquidAsync(part.Member("Liquid").AsText() ?? "", context)));
                break;
            case "ListPart":
                ListShapes.Fill(shape, use, item);
                break;
            case "TermPart":
                ListShapes.FillTerm(shape, item);
                break;
            case "FlowPart":
                shape.Late("Widgets", context => LiquidValue.Of(part.Member("Widgets"), "Widgets", context));
                break;
            case "BagPart":
                shape.Late("ContentItems", context => LiquidValue.Of(part.Member("ContentItems"), "ContentItems", context));
                shape["ItemDisplayType"] = LiquidValue.Text(use.Of("BagPartSettings").Member("DisplayType").AsText() is { Length: > 0 } wanted ? wanted : Detail);
                break;
            case "TaxonomyPart":
                shape.Late("Terms", context => LiquidValue.Of(part.Member("Terms"), "Terms", context));
                break;
            default:
                break;
        }
    }

    /// <summary>The finished HTML stands under <c>Html</c>, whatever the text was written in.</summary>
    public static void Rich(Shape shape, string member, JsonObject data, BodyRules rules)
    {
        var text = data.Member(member).AsText() ?? "";
        shape.Late("Html", async context => LiquidValue.Html(member is "Markdown"
            ? await RichHtml.MarkdownAsync(text, rules, context)
            : await RichHtml.BodyAsync(text, rules, context)));
    }

    /// <summary>A Liquid part runs when it is trusted. Otherwise it is a text like any other.</summary>
    private static async ValueTask<string> LiquidAsync(string text, DisplayContext context) => context.Site.Trust.Has(text)
        ? RichHtml.Placed(await context.RunTextAsync(text), context)
        : RichHtml.Placed(context.Engine.Clean.Html(text), context);
}
