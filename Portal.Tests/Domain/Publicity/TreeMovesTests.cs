using global::Portal.Domain.Publicity;

namespace Portal.Tests.Domain.Publicity;

/// <summary>Where the buttons of a tree lead, and where a node may lie.</summary>
public sealed class TreeMovesTests
{
    private static readonly IReadOnlyList<TreeNode> Tree =
    [
        Node("a", "", 0), Node("a1", "a", 1), Node("a11", "a1", 2), Node("a111", "a11", 3), Node("a2", "a", 1), Node("b", "", 0), Node("c", "", 0),
    ];

    [Theory]
    [InlineData("b", TreeMove.Up, "", 0)]
    [InlineData("b", TreeMove.Down, "", 2)]
    [InlineData("a2", TreeMove.Up, "a", 0)]
    [InlineData("c", TreeMove.In, "b", 0)]
    [InlineData("b", TreeMove.In, "a", 2)]
    [InlineData("a1", TreeMove.Out, "", 1)]
    [InlineData("a11", TreeMove.Out, "a", 1)]
    public void Button_leads_to_a_place(string node, TreeMove move, string parent, int at) => Assert.Equal((parent, at), TreeMoves.Of(Tree, node, move));

    [Theory]
    [InlineData("a", TreeMove.Up)]
    [InlineData("c", TreeMove.Down)]
    [InlineData("a", TreeMove.In)]
    [InlineData("b", TreeMove.Out)]
    [InlineData("nobody", TreeMove.Up)]
    public void Button_at_the_end_does_nothing(string node, TreeMove move) => Assert.Null(TreeMoves.Of(Tree, node, move));

    [Theory]
    [InlineData("b", "a11", true)]
    [InlineData("b", "a111", false)]
    [InlineData("a", "a1", false)]
    [InlineData("a", "a", false)]
    [InlineData("a1", "b", true)]
    [InlineData("a", "b", false)]
    [InlineData("b", "nobody", false)]
    public void Node_lies_neither_within_itself_nor_too_deep(string node, string parent, bool may) => Assert.Equal(may, TreeMoves.MayLie(Tree, node, parent));

    private static TreeNode Node(string id, string parent, int depth) => new(id, parent, depth, "Term", "项", id, "", 0, RequiresReview: false);
}
