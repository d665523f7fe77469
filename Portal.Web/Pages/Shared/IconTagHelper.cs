using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Cms.Liquid;

namespace Portal.Web.Pages.Shared;

/// <summary><c>&lt;icon name="lock" /&gt;</c>: a sign of the theme's <c>icons.svg</c>. It says nothing to a screen reader; the words beside it do.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Theme theme) : TagHelper
{
    /// <summary>The sign's id in <c>icons.svg</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>As small as the text around it.</summary>
    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Small ? "i i-s" : "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{theme.Assets.Url("icons.svg")}#{Name}\"/>");
    }
}
