using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Values;

/// <summary>A value of ours that Liquid walks through: a thing with members, true, and empty where it is written as text.</summary>
internal abstract class LiquidValue : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => this;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        encoder.Encode(writer, ToStringValue());
        return default;
    }

    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => GetValueAsync(index.ToStringValue(), context);

    /// <summary>A node of JSON, not copied. What stands under a member called <c>Html</c> is rich text, and harmless in whatever way a template writes it.</summary>
    public static FluidValue Of(JsonNode? node, string name, TemplateContext context) => node switch
    {
        JsonObject members => new JsonMembers(members),
        JsonArray list => new ArrayValue([.. list.Select(one => Of(one, name, context))]),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String when name is "Html" => RichHtml.Of(value.GetValue<string>(), context),
            JsonValueKind.String => Text(value.GetValue<string>()),
            JsonValueKind.Number => value.AsNumber() is { } number ? NumberValue.Create(number) : NilValue.Instance,
            JsonValueKind.True => BooleanValue.True,
            JsonValueKind.False => BooleanValue.False,
            _ => NilValue.Instance,
        },
        _ => NilValue.Instance,
    };

    public static FluidValue Text(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);

    /// <summary>Finished HTML: it is written as it is.</summary>
    public static FluidValue Html(string html) => StringValue.Create(html, encode: false);

    public static FluidValue Moment(DateTime? utc) => utc is { } given ? new DateTimeValue(new DateTimeOffset(DateTime.SpecifyKind(given, DateTimeKind.Utc))) : NilValue.Instance;

    public static FluidValue List(IEnumerable<FluidValue> values) => new ArrayValue([.. values]);
}
