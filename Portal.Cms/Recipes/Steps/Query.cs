using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A named query. Files of before 3.0 write its text at the top and call <c>ReturnContentItems</c> otherwise.</summary>
internal static class Query
{
    private const string Sql = "Sql";
    private const string Metadata = "SqlQueryMetadata";

    public static JsonObject? Told(JsonObject given, Action<string> warn)
    {
        var name = given.Member("Name").AsText();
        var source = given.Member("Source").AsText();
        if (!string.Equals(source, Sql, StringComparison.OrdinalIgnoreCase))
        {
            warn($"The query {name} is of the source '{source}', which is not here; it was left out.");
            return null;
        }

        var query = new JsonObject { ["Name"] = name, ["Source"] = Sql };
        if (given.Member("Schema").AsText() is { } schema)
        {
            query["Schema"] = schema;
        }

        query["ReturnContentItems"] = (given.Member("ReturnContentItems") ?? given.Member("ReturnDocuments")).AsTruth();
        var properties = given.Member("Properties") is JsonObject more ? (JsonObject)more.DeepClone() : [];
        if (given.Member("Template").AsText() is { } template)
        {
            properties[Metadata] = new JsonObject { ["Template"] = template };
        }

        query["Properties"] = properties;
        return query;
    }
}
