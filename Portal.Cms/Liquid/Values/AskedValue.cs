using Fluid;
using Fluid.Values;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Values;

/// <summary>A thing whose members are found when they are asked for, such as <c>Content.Alias["…"]</c>.</summary>
/// <param name="isThere">Whether it counts as something by itself.</param>
internal sealed class AskedValue(Func<string, DisplayContext, ValueTask<FluidValue>> find, bool isThere = true) : LiquidValue
{
    public override bool ToBooleanValue() => isThere;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) =>
        context is DisplayContext display ? find(name, display) : NilValue.Instance;
}
