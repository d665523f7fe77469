using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Web.Pages.Shared;

namespace Portal.Tests.Web.Look;

public class FieldTagHelperTests
{
    private static readonly Dictionary<string, string> Wrong = new() { ["what"] = "再多写一点 <15>" };

    [Theory]
    [InlineData("what", "field has-err")]
    [InlineData("since", "field")]
    public void Box_is_marked_only_where_its_field_has_an_error(string field, string expected)
    {
        var output = Output("div");
        new FieldBoxTagHelper { Field = field, Errors = Wrong }.Process(Context(), output);
        Assert.Equal(expected, output.Attributes["class"].Value);
    }

    [Theory]
    [InlineData("what", "what-h", "what-h what-e", true)]
    [InlineData("what", "", "what-e", true)]
    [InlineData("since", "since-h", "since-h", false)]
    [InlineData("since", "", null, false)]
    public void Input_is_tied_to_its_hint_and_its_error(string id, string hint, string? described, bool invalid)
    {
        var output = Output("input");
        output.Attributes.SetAttribute("id", id);
        new FieldInputTagHelper { Hint = hint, Errors = Wrong }.Process(Context(), output);

        Assert.Equal(described, output.Attributes["aria-describedby"]?.Value);
        Assert.Equal(invalid, output.Attributes.ContainsName("aria-invalid"));
    }

    private static TagHelperContext Context() => new([], new Dictionary<object, object>(), "t");

    private static TagHelperOutput Output(string tag) => new(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
}
