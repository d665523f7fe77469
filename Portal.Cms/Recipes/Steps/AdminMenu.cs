using System.Text.Json.Nodes;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A menu of Orchard's own desk, kept for an export: this site's desk has its own.</summary>
internal static class AdminMenu
{
    public static JsonObject Told(JsonObject given, Action<string> warn) => (JsonObject)given.DeepClone();
}
