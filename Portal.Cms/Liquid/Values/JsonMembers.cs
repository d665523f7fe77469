using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Values;

/// <summary>A JSON object in Liquid. One that is a content item answers to <c>Content</c> too, so that templates need not know how they came by it.</summary>
internal sealed class JsonMembers(JsonObject json) : LiquidValue
{
    public JsonObject Json => json;

    public override FluidValues Type => FluidValues.Dictionary;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        if (json.Member(name) is { } member)
        {
            return Of(member, name, context);
        }

        return name switch
        {
            "Content" when ContainedItems.IsItem(json) => this,
            "size" => NumberValue.Create(json.Count),
            _ => NilValue.Instance,
        };
    }

    public override IEnumerable<FluidValue> Enumerate(TemplateContext context) =>
        json.Select(member => new ArrayValue([StringValue.Create(member.Key), Of(member.Value, member.Key, context)]));

    public override bool Contains(FluidValue value) => json.ContainsKey(value.ToStringValue());

    public override string ToStringValue() => ContainedItems.IsItem(json) ? json.Member(nameof(ContentItem.DisplayText)).AsText() ?? "" : "";
}
