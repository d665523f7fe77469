using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Values;

/// <summary>How a type wants a body or field shown. Both wishes count only for texts that a holder of 'author templates' has saved.</summary>
internal readonly record struct BodyRules(bool SanitizeHtml, bool RenderLiquid)
{
    /// <summary>Nothing is asked for that would need trust.</summary>
    public bool IsPlain => SanitizeHtml && !RenderLiquid;

    /// <summary>Before Orchard 3, Liquid ran where nothing was sanitized; settings that say nothing of it still mean that.</summary>
    public static BodyRules Of(JsonNode? settings)
    {
        var sanitize = settings.Member("SanitizeHtml").AsTruth(otherwise: true);
        return new(sanitize, settings.Member("RenderLiquid").AsTruth(otherwise: !sanitize));
    }
}
