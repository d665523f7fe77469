using Fluid;
using Fluid.Values;
using Portal.Cms.Content;

namespace Portal.Cms.Liquid.Values;

/// <summary>A content item in Liquid: its own properties, its parts by name, and all of its parts as <c>Content</c>.</summary>
internal sealed class ItemValue(ContentItem item) : LiquidValue
{
    private JsonMembers? _content;

    public ContentItem Item => item;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => name switch
    {
        "Content" => _content ??= new JsonMembers(item.Data),
        nameof(ContentItem.DisplayText) => Text(item.DisplayText),
        nameof(ContentItem.ContentItemId) => Text(item.ContentItemId),
        nameof(ContentItem.ContentItemVersionId) => Text(item.ContentItemVersionId),
        nameof(ContentItem.ContentType) => Text(item.ContentType),
        nameof(ContentItem.Author) => Text(item.Author),
        nameof(ContentItem.Published) => BooleanValue.Create(item.Published),
        nameof(ContentItem.Latest) => BooleanValue.Create(item.Latest),
        nameof(ContentItem.CreatedUtc) => Moment(item.CreatedUtc),
        nameof(ContentItem.ModifiedUtc) => Moment(item.ModifiedUtc),
        nameof(ContentItem.PublishedUtc) => Moment(item.PublishedUtc),
        _ => Of(item.Data.Member(name), name, context),
    };

    public override string ToStringValue() => item.DisplayText ?? item.ContentType;

    public override bool Equals(FluidValue? other) => other is ItemValue theirs && theirs.Item.ContentItemId == item.ContentItemId;
}
