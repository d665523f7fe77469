using Fluid;
using Fluid.Values;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Filters;

/// <summary>
/// Holds every filter to what one page may cost. Steps alone do not: a text that is doubled thirty times takes thirty steps and a gigabyte.
/// </summary>
internal static class FilterLimits
{
    private const int LongestText = 1_000_000;
    private const int LongestList = 20_000;
    private const int LongestFormat = 64;

    private static readonly string[] Formats = ["format_number", "format_string", "format_date"];

    public static void Around(FilterCollection filters)
    {
        foreach (var (name, filter) in filters.ToList())
        {
            filters.AddFilter(name, (input, arguments, context) => RunAsync(name, filter, input, arguments, context));
        }
    }

    public static ValueTask<FluidValue> Checked(FluidValue value)
    {
        if (Size(value) > LongestText || (value is ArrayValue { Values.Count: > LongestList }))
        {
            throw new DisplayLimitException("A template makes a text or list that is too long.");
        }

        return value;
    }

    private static ValueTask<FluidValue> RunAsync(string name, FilterDelegate filter, FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (context is not DisplayContext display)
        {
            return filter(input, arguments, context);
        }

        display.Spend(Size(input));
        if (IsTooMuch(name, input, arguments))
        {
            throw new DisplayLimitException($"{name} would make a text that is too long.");
        }

        try
        {
            var result = filter(input, arguments, context);
            return result.IsCompletedSuccessfully ? Checked(result.GetAwaiter().GetResult()) : LaterAsync(name, result);
        }
        catch (Exception fault) when (fault is not (DisplayLimitException or OperationCanceledException or FilterFault))
        {
            throw new FilterFault(name, fault);
        }
    }

    private static async ValueTask<FluidValue> LaterAsync(string name, ValueTask<FluidValue> result)
    {
        try
        {
            return await Checked(await result);
        }
        catch (Exception fault) when (fault is not (DisplayLimitException or OperationCanceledException or FilterFault or InvalidOperationException))
        {
            throw new FilterFault(name, fault);
        }
    }

    /// <summary>Filters whose answer can be far longer than what they are given.</summary>
    private static bool IsTooMuch(string name, FluidValue input, FilterArguments arguments) => name switch
    {
        "replace" or "replace_first" or "replace_last" => Size(input) / Math.Max(1, Size(arguments.At(0))) * Math.Max(1, Size(arguments.At(1))) > LongestText,
        "join" => input is ArrayValue list && list.Values.Count * (1 + Size(arguments.At(0))) > LongestText,
        "concat" => input is ArrayValue mine && arguments.At(0) is ArrayValue theirs && mine.Values.Count + theirs.Values.Count > LongestList,
        _ => Formats.Contains(name, StringComparer.Ordinal) && (Size(input) > LongestFormat * 4 || Size(arguments.At(0)) > LongestFormat || HasLongNumber(input) || HasLongNumber(arguments.At(0))),
    };

    /// <summary>A format such as <c>F999999999</c> asks for that many digits.</summary>
    private static bool HasLongNumber(FluidValue value) => value is StringValue && System.Text.RegularExpressions.Regex.IsMatch(
        value.ToStringValue(), "[A-Za-z,]-?[0-9]{3}", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static long Size(FluidValue value) => value switch
    {
        StringValue text => text.ToStringValue().Length,
        ArrayValue list => list.Values.Count,
        _ => 1,
    };
}
