using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A workflow, kept for an Orchard that runs it: here none runs.</summary>
internal static class WorkflowType
{
    private static readonly string[] Order =
        ["WorkflowTypeId", "Name", "IsEnabled", "IsSingleton", "LockTimeout", "LockExpiration", "DeleteFinishedWorkflows", "Activities", "Transitions", "Properties"];

    public static JsonObject Told(JsonObject given, Action<string> warn)
    {
        var workflow = new JsonObject();
        foreach (var name in Order)
        {
            workflow[name] = name switch
            {
                "WorkflowTypeId" or "Name" => given.Member(name).AsText(),
                "LockTimeout" or "LockExpiration" => given.Member(name).AsInt(),
                "Activities" => new JsonArray([.. given.Member(name).AsObjects().Select(Activity)]),
                "Properties" => given.Member(name)?.DeepClone() ?? new JsonObject(),
                "Transitions" => given.Member(name)?.DeepClone() ?? new JsonArray(),
                _ => given.Member(name).AsTruth(),
            };
        }

        foreach (var (name, value) in given)
        {
            if (value is not null && name is not "Id" && !Order.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                workflow[name] = value.DeepClone();
            }
        }

        return workflow;
    }

    private static JsonObject Activity(JsonObject given)
    {
        var activity = (JsonObject)given.DeepClone();
        var properties = activity.Member("Properties") as JsonObject ?? [];
        if (activity.Member("Name").AsText() is "HttpRequestEvent" && properties.ContainsKey("Url"))
        {
            // The address holds a token of the site that it was made for.
            properties["Url"] = null;
        }

        activity["Properties"] = properties.Parent is null ? properties : properties.DeepClone();
        return activity;
    }
}
