using Portal.Cms.Liquid.Shapes;

namespace Portal.Tests.Cms.Liquid;

public sealed class ShapeNamesTests
{
    [Theory]
    [InlineData("Content", "Content")]
    [InlineData("Content.Summary", "Content_Summary")]
    [InlineData("Content-Article", "Content__Article")]
    [InlineData("Content--Article", "Content__Article")]
    [InlineData("Content__Article", "Content__Article")]
    [InlineData("Content_Summary__Article", "Content_Summary__Article")]
    [InlineData("Content-Article.Summary", "Content_Summary__Article")]
    [InlineData("Content-SafetyArticle.Summary", "Content_Summary__SafetyArticle")]
    [InlineData("Content-417t4byqwyf3vz0n1yhdrf9cxx", "Content__417t4byqwyf3vz0n1yhdrf9cxx")]
    [InlineData("Content-Alias-about", "Content__Alias__about")]
    [InlineData("Content-Slug-publicity", "Content__Slug__publicity")]
    [InlineData("Content-Slug-publicity.Summary", "Content_Summary__Slug__publicity")]
    [InlineData("Widget", "Widget")]
    [InlineData("Widget-Paragraph", "Widget__Paragraph")]
    [InlineData("Widget.Wrapper", "Widget_Wrapper")]
    [InlineData("Widget.Wrapper-Zone-Footer", "Widget_Wrapper__Zone__Footer")]
    [InlineData("Zone-Footer", "Zone__Footer")]
    [InlineData("HtmlBodyPart", "HtmlBodyPart")]
    [InlineData("HtmlBodyPart.Summary", "HtmlBodyPart_Summary")]
    [InlineData("Blog-ListPart", "Blog__ListPart")]
    [InlineData("Blog-ListPart.Detail", "Blog_Detail__ListPart")]
    [InlineData("LandingPage-Services", "LandingPage__Services")]
    [InlineData("LandingPage-Services-BagPart", "LandingPage__Services__BagPart")]
    [InlineData("TextField", "TextField")]
    [InlineData("TextField.Summary", "TextField_Summary")]
    [InlineData("BlogPost-Category", "BlogPost__Category")]
    [InlineData("BlogPost-TaxonomyField", "BlogPost__TaxonomyField")]
    [InlineData("BlogPost-Subtitle-TextField", "BlogPost__Subtitle__TextField")]
    [InlineData("TaxonomyField-Tags.Display", "TaxonomyField_Display__Tags")]
    [InlineData("BlogPost-Tags-TaxonomyField-Tags.Display", "BlogPost_Display__Tags__TaxonomyField__Tags")]
    [InlineData("Menu", "Menu")]
    [InlineData("Menu-MainMenu", "Menu__MainMenu")]
    [InlineData("MenuItem-level-1", "MenuItem__level__1")]
    [InlineData("MenuItemLink-LinkMenuItem", "MenuItemLink__LinkMenuItem")]
    [InlineData("MenuItem-MainMenu-LinkMenuItem-level-2", "MenuItem__MainMenu__LinkMenuItem__level__2")]
    [InlineData("Term-Categories", "Term__Categories")]
    [InlineData("TermItem-Categories-level-2", "TermItem__Categories__level__2")]
    [InlineData("TermContentItem-Tag", "TermContentItem__Tag")]
    [InlineData("Tag-TermPart", "Tag__TermPart")]
    [InlineData("HttpError-NotFound", "HttpError__NotFound")]
    [InlineData("Items/Content-Article", "Content__Article")]
    [InlineData("Fields/TextField", "TextField")]
    [InlineData("Elements/Pager", "Pager")]
    [InlineData("Parts/Blog", "Parts_Blog")]
    [InlineData("Layout", "Layout")]
    public void File_is_the_template_of_that_shape(string file, string shape) => Assert.Equal(shape, ShapeNames.OfFile(file));

    [Theory]
    [InlineData("Shared/NotFound")]
    [InlineData("OrchardCore.Search/Search/Index")]
    [InlineData("Items/Deep/Content")]
    public void File_in_another_folder_is_nobodys_template(string file) => Assert.Null(ShapeNames.OfFile(file));

    [Fact]
    public void Specific_file_beats_a_general_template_of_the_database_and_that_beats_the_files_of_its_own_name()
    {
        var table = new ShapeTable(
        [
            Template("Content", TemplateOrigin.BuiltIn), Template("Content", TemplateOrigin.Theme), Template("content", TemplateOrigin.Database),
            Template("Content__Article", TemplateOrigin.Theme), Template("Content_Summary__Article", TemplateOrigin.Database),
        ]);
        var shape = new Shape("Content") { Alternates = { "Content_Summary", "Content__Article", "Content_Summary__Article" } };

        Assert.Equal(
            ["Content_Summary__Article Database", "Content__Article Theme", "content Database", "Content Theme", "Content BuiltIn"],
            table.Fitting(shape, builtInOnly: false).Select(t => $"{t.Name} {t.Origin}"));
        Assert.Equal(["Content BuiltIn"], table.Fitting(shape, builtInOnly: true).Select(t => $"{t.Name} {t.Origin}"));
    }

    [Fact]
    public void Type_is_cut_back_at_each_break()
    {
        var table = new ShapeTable([Template("Menu", TemplateOrigin.Theme), Template("Menu__Main__Foot", TemplateOrigin.Theme)]);

        Assert.Equal(["Menu__Main__Foot", "Menu"], table.Fitting(new Shape("menu__main__foot"), builtInOnly: false).Select(t => t.Name));
    }

    private static (string, ShapeTemplate) Template(string name, TemplateOrigin origin) => (name, new ShapeTemplate(name, origin, new ParsedText("", null, 0, "")));
}
