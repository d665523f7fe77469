using Fluid;
using Fluid.Values;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Filters;

/// <summary>Orchard's filters that show users, secrets or the visitor himself. They give nothing here, and the log says once that one was asked for.</summary>
internal static class WithheldFilters
{
    private static readonly string[] Nothing =
    [
        "users_by_id", "users_by_name", "user_email", "user_id", "user_display_name", "encrypt", "decrypt", "configuration", "signal_url", "localization_set", "supported_cultures",
        "switch_culture_url",
    ];

    private static readonly string[] Never = ["has_permission", "is_in_role", "has_claim"];

    public static void Add(FilterCollection filters)
    {
        foreach (var name in Nothing)
        {
            filters.AddFilter(name, (_, _, context) => Withhold(name, context, NilValue.Instance));
        }

        foreach (var name in Never)
        {
            filters.AddFilter(name, (_, _, context) => Withhold(name, context, BooleanValue.False));
        }
    }

    private static FluidValue Withhold(string name, TemplateContext context, FluidValue answer)
    {
        (context as DisplayContext)?.Withhold(name);
        return answer;
    }
}
