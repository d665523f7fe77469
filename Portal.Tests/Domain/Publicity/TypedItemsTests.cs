using global::Portal.Domain.Publicity;

namespace Portal.Tests.Domain.Publicity;

/// <summary>The buttons of a list of items within a form.</summary>
public sealed class TypedItemsTests
{
    private static readonly TypedContent Two = TypedContent.None.With("Bag", ["", "a|Step", "b|Step"]).With("Bag/a/Step.What", ["先通风"]);

    [Theory]
    [InlineData("Up:Bag:b", "b|Step", "a|Step")]
    [InlineData("Down:Bag:a", "b|Step", "a|Step")]
    [InlineData("Up:Bag:a", "a|Step", "b|Step")]
    [InlineData("Remove:Bag:a", "b|Step")]
    [InlineData("Remove:Bag:nobody", "a|Step", "b|Step")]
    [InlineData("Find", "a|Step", "b|Step")]
    [InlineData("Up:Bag", "a|Step", "b|Step")]
    public void Button_changes_the_list_and_nothing_else(string button, params string[] left)
    {
        var pressed = TypedItems.Press(Two, button);
        Assert.Equal(left, TypedItems.Of(pressed, "Bag").Select(item => item.Write()));
        Assert.Equal("先通风", pressed.One("Bag/a/Step.What"));
    }

    [Fact]
    public void Added_item_has_an_id_of_its_own_and_stands_last()
    {
        var pressed = TypedItems.Press(TypedItems.Press(Two, "Add:Bag:Step"), "Add:Bag:Step");
        var items = TypedItems.Of(pressed, "Bag");
        Assert.Equal(4, items.Select(item => item.Id).Distinct().Count());
        Assert.All(items.Skip(2), item => Assert.Equal(26, item.Id.Length));
    }

    [Fact]
    public void Form_that_does_not_say_what_lies_in_a_list_leaves_it_alone()
    {
        Assert.False(TypedItems.Has(TypedContent.None, "Bag"));
        Assert.True(TypedItems.Has(TypedContent.None.With("Bag", [""]), "Bag"));
    }
}
