using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Cms.Liquid;

namespace Portal.Web.Pages.Shared;

/// <summary><c>&lt;field-error for="what" errors="Model.Errors" /&gt;</c>: the message of one field as <c>#what-e</c>, or nothing.</summary>
[HtmlTargetElement("field-error", Attributes = "for,errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper(Theme theme) : TagHelper
{
    public string For { get; set; } = "";

    public IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!Errors.TryGetValue(For, out var message))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "err");
        output.Attributes.SetAttribute("id", For + "-e");
        output.Content.SetHtmlContent($"<svg class=\"i i-s\" aria-hidden=\"true\"><use href=\"{theme.Assets.Url("icons.svg")}#danger\"/></svg>");
        output.Content.Append(message);
    }
}
