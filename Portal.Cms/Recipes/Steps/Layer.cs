using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A layer of widgets with its rule. Rules of old sites are a script: it is kept, never run, and the layer shows nothing until it has conditions.</summary>
internal static class Layer
{
    private const string Rule = "LayerRule";
    private const string OldRule = "Rule";
    private const string Id = "ConditionId";
    private const string Conditions = "Conditions";

    public static JsonObject Told(JsonObject given, Action<string> warn)
    {
        var layer = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (value is not null && name != Rule)
            {
                layer[name] = value.DeepClone();
            }
        }

        var rule = given.Member(Rule) as JsonObject ?? [];
        layer[Rule] = new JsonObject
        {
            [Conditions] = new JsonArray([.. rule.Member(Conditions).AsObjects().Select(Condition)]),
            [Id] = rule.Member(Id).AsText() is { Length: > 0 } id ? id : ContentId.New(),
        };
        if (given.Member(OldRule).AsText() is { Length: > 0 } script)
        {
            warn($"The layer {given.Member("Name").AsText()} has a rule of the old kind, which is kept and not followed: {script}");
        }

        return layer;
    }

    private static JsonObject Condition(JsonObject given)
    {
        var condition = (JsonObject)given.DeepClone();
        if (condition.Member(Id).AsText() is not { Length: > 0 })
        {
            condition[Id] = ContentId.New();
        }

        if (condition.Member(Conditions) is JsonArray inner)
        {
            condition[Conditions] = new JsonArray([.. inner.AsObjects().Select(Condition)]);
        }

        return condition;
    }
}
