namespace Portal.Domain.Publicity;

/// <summary>Where a node can be moved by a button.</summary>
public enum TreeMove
{
    Up,
    Down,

    /// <summary>Below the one above it.</summary>
    In,

    /// <summary>Beside its parent, after it.</summary>
    Out,
}

/// <summary>The buttons of a tree: which of them do anything, and where they lead.</summary>
public static class TreeMoves
{
    /// <summary>Deeper than that nobody finds anything, and the theme shows nothing.</summary>
    public const int Deepest = 4;

    /// <summary>The new parent, and the place among its children once the node has left the old one; null where the button does nothing.</summary>
    public static (string ParentId, int At)? Of(IReadOnlyList<TreeNode> nodes, string nodeId, TreeMove move)
    {
        if (nodes.FirstOrDefault(node => node.Id == nodeId) is not { } node)
        {
            return null;
        }

        var beside = Children(nodes, node.ParentId);
        var at = beside.FindIndex(other => other.Id == nodeId);
        switch (move)
        {
            case TreeMove.Up when at > 0:
                return (node.ParentId, at - 1);
            case TreeMove.Down when at < beside.Count - 1:
                return (node.ParentId, at + 1);
            case TreeMove.In when at > 0 && node.Depth + Height(nodes, nodeId) < Deepest - 1:
                return (beside[at - 1].Id, Children(nodes, beside[at - 1].Id).Count);
            case TreeMove.Out when nodes.FirstOrDefault(other => other.Id == node.ParentId) is { } parent:
                return (parent.ParentId, Children(nodes, parent.ParentId).FindIndex(other => other.Id == parent.Id) + 1);
            default:
                return null;
        }
    }

    /// <summary>Whether a node may lie there: neither within itself nor too deep.</summary>
    public static bool MayLie(IReadOnlyList<TreeNode> nodes, string nodeId, string parentId)
    {
        var depth = 0;
        for (var above = parentId; above.Length > 0; depth++)
        {
            if (above == nodeId || nodes.FirstOrDefault(node => node.Id == above) is not { } parent)
            {
                return false;
            }

            above = parent.ParentId;
        }

        return depth + Height(nodes, nodeId) < Deepest;
    }

    private static List<TreeNode> Children(IReadOnlyList<TreeNode> nodes, string parentId) => [.. nodes.Where(node => node.ParentId == parentId)];

    /// <summary>How many levels lie below a node.</summary>
    private static int Height(IReadOnlyList<TreeNode> nodes, string nodeId) =>
        nodes.Where(node => node.ParentId == nodeId).Select(node => 1 + Height(nodes, node.Id)).DefaultIfEmpty().Max();
}
