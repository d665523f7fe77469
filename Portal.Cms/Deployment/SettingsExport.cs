using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Deployment;

/// <summary>The settings as the three steps that Orchard makes of them: those of the site itself, those of the layers, and all others.</summary>
internal static class SettingsExport
{
    private const string LayerSettings = "LayerSettings";
    private const string FromConfiguration = "FromConfiguration";

    /// <summary>The site's own, in Orchard's order, each with what Orchard says where nothing was set.</summary>
    private static readonly (string Name, JsonNode? Otherwise, string[] Choices)[] Own =
    [
        ("BaseUrl", null, []),
        ("Calendar", null, []),
        ("MaxPagedCount", 0, []),
        ("MaxPageSize", 100, []),
        ("PageSize", 10, []),
        ("TimeZoneId", null, []),
        ("ResourceDebugMode", FromConfiguration, [FromConfiguration, "Enabled", "Disabled"]),
        ("SiteName", null, []),
        ("PageTitleFormat", "{% page_title Site.SiteName, position: \"after\", separator: \" - \" %}", []),
        ("UseCdn", false, []),
        ("CdnBaseUrl", null, []),
        ("HomeRoute", new JsonObject(), []),
        ("AppendVersion", true, []),
        ("CacheMode", FromConfiguration, [FromConfiguration, "Enabled", "DebugEnabled", "Disabled"]),
    ];

    /// <summary>What names the owner of a site and what its tokens are made with: never given away.</summary>
    private static readonly string[] Withheld = ["SuperUser", "SiteSalt"];

    public static JsonObject Site(JsonObject settings)
    {
        var step = Step();
        foreach (var (name, otherwise, choices) in Own)
        {
            var value = settings[name];
            step[name] = value.AsNumber() is { } number && number >= 0 && number < choices.Length ? choices[(int)number] : (value ?? otherwise)?.DeepClone();
        }

        return step;
    }

    public static JsonObject Layers(JsonObject settings)
    {
        var step = Step();
        step[LayerSettings] = settings[LayerSettings]?.DeepClone() ?? new JsonObject { ["Zones"] = new JsonArray() };
        return step;
    }

    public static JsonObject Others(JsonObject settings)
    {
        var step = Step();
        foreach (var (name, value) in settings)
        {
            if (name != LayerSettings && !Withheld.Contains(name, StringComparer.Ordinal) && !Own.Any(own => own.Name == name))
            {
                step[name] = value?.DeepClone();
            }
        }

        return step;
    }

    private static JsonObject Step() => new() { ["name"] = "Settings" };
}
