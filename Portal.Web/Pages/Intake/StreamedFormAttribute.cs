using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Portal.Web.Pages.Intake;

/// <summary>
/// Keeps the framework from reading the form: model binding spools files in clear to the temp folder. The page reads the body itself, part by
/// part, as slowly as a phone in the country sends it (see <see cref="PatientStream"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StreamedFormAttribute : Attribute, IResourceFilter
{
    /// <summary>A whole report's files and their form around them.</summary>
    private const long MostBytes = 520L << 20;

    /// <summary>Slower is no telephone line but somebody who keeps connections.</summary>
    internal static readonly MinDataRate Slowest = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromMinutes(1));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        for (var i = context.ValueProviderFactories.Count - 1; i >= 0; i--)
        {
            if (context.ValueProviderFactories[i] is FormValueProviderFactory or FormFileValueProviderFactory or JQueryFormValueProviderFactory)
            {
                context.ValueProviderFactories.RemoveAt(i);
            }
        }

        var features = context.HttpContext.Features;
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Slowest;
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
