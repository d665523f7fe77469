using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Display;

/// <summary>
/// Whether a layer's rule holds for a page. Every visitor is anonymous to it, so that a page is the same for all; a condition that this build does not know never
/// holds. Scripts are not run: the few that stock recipes bring are read as what they say.
/// </summary>
internal static class LayerRules
{
    public static bool Holds(JsonObject layer, ContentItem? item, DisplayScope scope)
    {
        if (layer.Member("LayerRule") is not JsonObject rule)
        {
            return Script(layer.Member("Rule").AsText() ?? "", scope);
        }

        var conditions = rule.Member("Conditions").AsObjects().ToList();
        return conditions.Count > 0 && conditions.TrueForAll(condition => IsTrue(condition, item, scope));
    }

    private static bool IsTrue(JsonObject condition, ContentItem? item, DisplayScope scope)
    {
        var value = condition.Member("Value");
        var inner = condition.Member("Conditions").AsObjects();
        return (condition.Member("Name").AsText() ?? "") switch
        {
            "BooleanCondition" => value.AsTruth(),
            "HomepageCondition" => value.AsTruth() == scope.IsHomepage,
            "IsAnonymousCondition" => true,
            "UrlCondition" => Compare(condition, scope.Path.TrimEnd('/'), (value.AsText() ?? "").TrimStart('~').TrimEnd('/')),
            "CultureCondition" => Compare(condition, scope.Culture.Name, value.AsText() ?? ""),
            "ContentTypeCondition" => Compare(condition, item?.ContentType ?? "", value.AsText() ?? ""),
            "JavascriptCondition" => Script(condition.Member("Script").AsText() ?? "", scope),
            "AllConditionGroup" => inner.Any() && inner.All(one => IsTrue(one, item, scope)),
            "AnyConditionGroup" => inner.Any(one => IsTrue(one, item, scope)),
            _ => false,
        };
    }

    private static bool Compare(JsonObject condition, string given, string wanted)
    {
        var operation = condition.Member("Operation");
        var kind = operation.Member("$type").AsText() ?? operation.Member("Name").AsText() ?? "";
        var how = operation.Member("CaseSensitive").AsTruth() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var isNot = kind.Contains("Not", StringComparison.Ordinal);
        return isNot != kind switch
        {
            _ when kind.Contains("StartsWith", StringComparison.Ordinal) => given.StartsWith(wanted, how),
            _ when kind.Contains("EndsWith", StringComparison.Ordinal) => given.EndsWith(wanted, how),
            _ when kind.Contains("Contains", StringComparison.Ordinal) => given.Contains(wanted, how),
            _ => string.Equals(given, wanted, how),
        };
    }

    private static bool Script(string script, DisplayScope scope)
    {
        var text = script.Trim().TrimEnd(';').Trim();
        const string url = "url(";
        if (text.StartsWith(url, StringComparison.Ordinal) && text.EndsWith(')'))
        {
            var wanted = text[url.Length..^1].Trim().Trim('"', '\'').TrimStart('~');
            return wanted.EndsWith('*')
                ? scope.Path.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
                : string.Equals(scope.Path.TrimEnd('/'), wanted.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
        }

        return text switch
        {
            "true" or "isAnonymous()" or "!isAuthenticated()" => true,
            "isHomepage()" => scope.IsHomepage,
            "!isHomepage()" => !scope.IsHomepage,
            _ => false,
        };
    }
}
