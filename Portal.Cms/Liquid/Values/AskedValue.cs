using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Values;

/// <summary>A thing whose members are found when they are asked for, such as <c>Content.Alias["…"]</c>.</summary>
internal sealed class AskedValue(Func<string, DisplayContext, ValueTask<FluidValue>> find) : LiquidValue
{
    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) =>
        context is DisplayContext display ? find(name, display) : NilValue.Instance;
}

/// <summary>
/// What a template of Orchard may ask for and never gets here, such as the request's headers: it is nothing, and the log says once that it was asked for.
/// </summary>
internal sealed class WithheldValue(string name) : LiquidValue
{
    public override FluidValues Type => FluidValues.Nil;

    public override bool ToBooleanValue() => false;

    public override bool IsNil() => true;

    public override bool Equals(FluidValue? other) => other is null || other.IsNil();

    public override ValueTask<FluidValue> GetValueAsync(string member, TemplateContext context)
    {
        (context as DisplayContext)?.Withhold(name);
        return NilValue.Instance;
    }

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => default;
}
