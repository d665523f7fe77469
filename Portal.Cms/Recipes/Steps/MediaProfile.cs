using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>A named size of pictures; recipes write its choices as numbers, exports by name.</summary>
internal static class MediaProfile
{
    private const int Best = 100;
    private static readonly string[] Modes = ["Undefined", "Max", "Crop", "Pad", "BoxPad", "Min", "Stretch"];
    private static readonly string[] Formats = ["Undefined", "Bmp", "Gif", "Jpg", "Png", "Tga", "WebP"];

    public static JsonNode Told(JsonNode? given)
    {
        var profile = new JsonObject();
        if (given.Member("Hint").AsText() is { } hint)
        {
            profile["Hint"] = hint;
        }

        profile["Width"] = given.Member("Width").AsInt();
        profile["Height"] = given.Member("Height").AsInt();
        profile["Mode"] = Choice(given.Member("Mode"), Modes);
        profile["Format"] = Choice(given.Member("Format"), Formats);
        profile["Quality"] = given.Member("Quality").AsInt(Best);
        if (given.Member("BackgroundColor").AsText() is { Length: > 0 } colour)
        {
            profile["BackgroundColor"] = colour;
        }

        profile["AutoOrient"] = given.Member("AutoOrient").AsTruth(otherwise: true);
        return profile;
    }

    private static string Choice(JsonNode? given, string[] names)
    {
        var text = given.AsText();
        return given.AsNumber() is { } number && number >= 0 && number < names.Length ? names[(int)number]
            : names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? names[0];
    }
}
