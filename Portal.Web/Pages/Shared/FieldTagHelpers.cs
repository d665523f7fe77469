using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Pages.Shared;

/// <summary><c>&lt;div class="field" field="what" errors="Model.Errors"&gt;</c>: marks the box around a field that has an error.</summary>
[HtmlTargetElement("div", Attributes = "field,errors")]
[HtmlTargetElement("fieldset", Attributes = "field,errors")]
public sealed class FieldBoxTagHelper : TagHelper
{
    public string Field { get; set; } = "";

    public IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var box = output.Attributes["class"]?.Value?.ToString() ?? "field";
        output.Attributes.SetAttribute("class", Errors.ContainsKey(Field) ? box + " has-err" : box);
    }
}

/// <summary>
/// <c>&lt;input errors="Model.Errors" hint="what-h" id="what" …&gt;</c>: ties an input to its hint and, when it has one, to its error,
/// so that a screen reader says both. The field is known by the input's id.
/// </summary>
[HtmlTargetElement("input", Attributes = "errors,id", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "errors,id")]
[HtmlTargetElement("select", Attributes = "errors,id")]
public sealed class FieldInputTagHelper : TagHelper
{
    public IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    public string Hint { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var id = output.Attributes["id"].Value?.ToString() ?? "";
        var wrong = Errors.ContainsKey(id);
        var described = string.Join(' ', new[] { Hint, wrong ? id + "-e" : "" }.Where(part => part.Length > 0));
        if (described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        if (wrong)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }
}
