using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;

namespace Portal.Web.Adapters.Content.Structure;

/// <summary>The zones of the theme's public layout into which widgets are put.</summary>
internal static class PageZones
{
    public const string Top = "Top";
    public const string Bottom = "Bottom";

    public static IReadOnlyList<string> All { get; } = [Top, Bottom];
}

/// <summary>
/// Between Orchard's rules of conditions and the few reaches that a form asks for. A rule that is none of these is shown as it stands and kept until somebody chooses
/// another.
/// </summary>
internal static class LayerForms
{
    private const string Rule = "LayerRule";
    private const string Conditions = "Conditions";
    private const string Assembly = "OrchardCore.Rules.Models.";

    public static LayerRow Read(JsonObject layer, int widgets)
    {
        var rule = layer.Member(Rule);
        var conditions = rule.Member(Conditions).AsObjects().ToList();
        var (reach, values) = conditions.Count == 1 ? Read(conditions[0]) : (LayerReach.Other, []);
        return new LayerRow(layer.Text("Name"), layer.Text("Description"), reach, values, reach is LayerReach.Other ? (rule ?? layer.Member("Rule"))?.Text() ?? "" : "", widgets);
    }

    public static JsonObject Write(JsonObject present, LayerRow layer)
    {
        var written = (JsonObject)present.DeepClone();
        (written["Name"], written["Description"]) = (layer.Name, layer.Description);
        if (layer.Reach is LayerReach.Other)
        {
            return written;
        }

        written.Remove("Rule");
        written[Rule] = new JsonObject
        {
            [Conditions] = new JsonArray(layer.Reach switch
            {
                LayerReach.Home => Condition("HomepageCondition", ("Value", true)),
                LayerReach.NotHome => Condition("HomepageCondition", ("Value", false)),
                LayerReach.Paths => Any(layer.Values.Select(path => Condition("UrlCondition", ("Value", path), ("Operation", Operation(path.EndsWith('*')))))),
                LayerReach.Types => Any(layer.Values.Select(type => Condition("ContentTypeCondition", ("Value", type), ("Operation", Operation(startsWith: false))))),
                _ => Condition("BooleanCondition", ("Value", true)),
            }),
            ["ConditionId"] = ContentId.New(),
        };
        return written;
    }

    private static (LayerReach, IReadOnlyList<string>) Read(JsonObject condition)
    {
        var inner = condition.Member(Conditions).AsObjects().ToList();
        return condition.Text("Name") switch
        {
            "BooleanCondition" when condition.Member("Value").AsTruth() => (LayerReach.Everywhere, []),
            "HomepageCondition" => (condition.Member("Value").AsTruth() ? LayerReach.Home : LayerReach.NotHome, []),
            "UrlCondition" when IsPath(condition) => (LayerReach.Paths, [Path(condition)]),
            "AnyConditionGroup" when inner.Count > 0 && inner.TrueForAll(one => one.Text("Name") == "UrlCondition" && IsPath(one)) => (LayerReach.Paths, [.. inner.Select(Path)]),
            "AnyConditionGroup" when inner.Count > 0 && inner.TrueForAll(one => one.Text("Name") == "ContentTypeCondition" && KindOf(one) == Equal) =>
                (LayerReach.Types, [.. inner.Select(one => one.Text("Value"))]),
            _ => (LayerReach.Other, []),
        };
    }

    private const string Equal = "StringEqualsOperator";
    private const string StartsWith = "StringStartsWithOperator";

    private static bool IsPath(JsonObject condition) => KindOf(condition) is Equal or StartsWith;

    private static string Path(JsonObject condition)
    {
        var path = condition.Text("Value");
        return KindOf(condition) == StartsWith ? path.TrimEnd('*') + "*" : path;
    }

    private static string KindOf(JsonObject condition)
    {
        var operation = condition.Member("Operation");
        var name = operation.Text("$type") is { Length: > 0 } type ? type : operation.Text("Name");
        return name.Split(',')[0].Split('.')[^1] is { Length: > 0 } kind ? kind : Equal;
    }

    private static JsonObject Operation(bool startsWith) =>
        new() { ["$type"] = $"{Assembly}{(startsWith ? StartsWith : Equal)}, OrchardCore.Rules.Abstractions", ["CaseSensitive"] = false };

    private static JsonObject Any(IEnumerable<JsonObject> conditions) => Condition("AnyConditionGroup", (Conditions, new JsonArray([.. conditions])));

    private static JsonObject Condition(string name, params (string Name, JsonNode? Value)[] members)
    {
        var condition = new JsonObject { ["$type"] = $"{Assembly}{name}, OrchardCore.Rules", ["Name"] = name, ["ConditionId"] = ContentId.New() };
        foreach (var (member, value) in members)
        {
            // A path with a star at its end is stored as what it begins with.
            condition[member] = name == "UrlCondition" && value.AsText() is { } path ? "/" + path.TrimEnd('*').TrimStart('~').TrimStart('/') : value;
        }

        return condition;
    }
}
