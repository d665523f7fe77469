using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A menu of Orchard's own desk, kept for an export: this site's desk has its own. Each node of it bears the menu's name.</summary>
internal static class AdminMenu
{
    private const string Name = "Name";
    private const string Permissions = "PermissionNames";

    public static JsonObject Told(JsonObject given, Action<string> warn)
    {
        var menu = (JsonObject)Filled.Only(given)!;
        foreach (var node in menu.Member("MenuItems").AsObjects())
        {
            Complete(node, menu.Member(Name).AsText() ?? "");
        }

        return menu;
    }

    private static void Complete(JsonObject node, string menu)
    {
        node["MenuName"] ??= menu;
        node["Priority"] ??= 0;
        node["Classes"] ??= new JsonArray();
        if (node.ContainsKey("LinkText"))
        {
            node[Permissions] ??= new JsonArray();
        }

        if (node["Position"] is JsonValue position)
        {
            // Files of before 2.0 write it as a number, which Orchard itself no longer reads.
            node["Position"] = position.AsText();
        }

        foreach (var inner in node.Member("Items").AsObjects())
        {
            Complete(inner, menu);
        }
    }
}
