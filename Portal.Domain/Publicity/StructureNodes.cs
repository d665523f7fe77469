using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>The form of an entry or a term.</summary>
/// <param name="NodeId">Null for a new one of <paramref name="Type"/>.</param>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record OpenNode(string ItemId, string? NodeId, string Type, TypedContent? Typed = null) : IQuery<ContentForm>;

internal sealed class OpenNodeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<OpenNode, Outcome<ContentForm>>
{
    public async Task<Outcome<ContentForm>> Handle(OpenNode request, CancellationToken cancellationToken)
    {
        var form = await structure.NodeFormAsync(request.ItemId, request.NodeId, request.Type, work.Author, request.Typed, cancellationToken);
        return form is null ? new Refusal("NotThere") : request.Typed is { } typed ? form.With(typed) : form;
    }
}

/// <summary>Adds an entry or a term, or changes one: its name and whatever its type asks for. Refused <c>ContentChanged</c> when the tree is no longer what the actor saw.</summary>
[Requires(Permission.ManageColumns)]
public sealed record SaveNode(string ItemId, string Stamp, string? NodeId, string ParentId, string Type, TypedContent Typed) : IAct<string>, IConcerns
{
    public string AuditTarget => $"{ItemId} {NodeId ?? Type}";
}

internal sealed class SaveNodeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<SaveNode, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(SaveNode request, CancellationToken cancellationToken)
    {
        var opened = await structure.OpenTreeAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<string>.Refused(opened.Refusals);
        }

        return request.NodeId is null && !TreeMoves.MayLie(opened.Value.Nodes, "", request.ParentId)
            ? new Refusal("NodeTooDeep", "", TreeMoves.Deepest)
            : await structure.SaveNodeAsync(request.ItemId, request.NodeId, request.ParentId, request.Type, request.Typed, work.Author, cancellationToken);
    }
}

/// <summary>A node by one step: up, down, below the one above, out of its parent.</summary>
[Requires(Permission.ManageColumns)]
public sealed record MoveNode(string ItemId, string Stamp, string NodeId, TreeMove Move) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ItemId} {NodeId}";
}

internal sealed class MoveNodeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<MoveNode, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(MoveNode request, CancellationToken cancellationToken)
    {
        var opened = await structure.OpenTreeAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        // The button at the end of a list: nothing to do is no fault.
        if (TreeMoves.Of(opened.Value.Nodes, request.NodeId, request.Move) is { } place)
        {
            await structure.PlaceNodeAsync(request.ItemId, request.NodeId, place.ParentId, place.At, work.Author, cancellationToken);
        }

        return default(Nothing);
    }
}

/// <summary>A node to any place, as somebody drags it. Refused <c>NodeTooDeep</c> within itself or too deep.</summary>
[Requires(Permission.ManageColumns)]
public sealed record PlaceNode(string ItemId, string Stamp, string NodeId, string ParentId, int At) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ItemId} {NodeId}";
}

internal sealed class PlaceNodeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<PlaceNode, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(PlaceNode request, CancellationToken cancellationToken)
    {
        var opened = await structure.OpenTreeAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        if (!TreeMoves.MayLie(opened.Value.Nodes, request.NodeId, request.ParentId))
        {
            return new Refusal("NodeTooDeep", "", TreeMoves.Deepest);
        }

        return await structure.PlaceNodeAsync(request.ItemId, request.NodeId, request.ParentId, Math.Max(0, request.At), work.Author, cancellationToken) ? default(Nothing) : new Refusal("NotThere");
    }
}

/// <summary>Takes a node away. Refused <c>NodeHasChildren</c>, <c>TermInUse</c>.</summary>
[Requires(Permission.ManageColumns)]
public sealed record RemoveNode(string ItemId, string Stamp, string NodeId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{ItemId} {NodeId}";
}

internal sealed class RemoveNodeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<RemoveNode, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveNode request, CancellationToken cancellationToken)
    {
        var opened = await structure.OpenTreeAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<Nothing>.Refused(opened.Refusals);
        }

        var nodes = opened.Value.Nodes;
        return nodes.FirstOrDefault(node => node.Id == request.NodeId) switch
        {
            null => new Refusal("NotThere"),
            var node when nodes.Any(other => other.ParentId == node.Id) => new Refusal("NodeHasChildren", "", node.Title),
            { Uses: > 0 } node => new Refusal("TermInUse", "", node.Title, node.Uses),
            var node => await structure.RemoveNodeAsync(request.ItemId, node.Id, work.Author, cancellationToken) ? default(Nothing) : new Refusal("NotThere"),
        };
    }
}

/// <summary>
/// Files everything under another term, and takes this one away. Editors who were bound to the one are bound to the other. Refused <c>MergeItself</c> into itself or
/// what lies below it.
/// </summary>
[Requires(Permission.ManageColumns)]
public sealed record MergeTerms(string ItemId, string Stamp, string FromId, string IntoId) : IAct<int>, IConcerns
{
    public string AuditTarget => $"{ItemId} {FromId} {IntoId}";
}

internal sealed class MergeTermsHandler(IPortalDb db, IStructureDesk structure, ContentWork work) : IRequestHandler<MergeTerms, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(MergeTerms request, CancellationToken cancellationToken)
    {
        var opened = await structure.OpenTreeAsync(request.ItemId, request.Stamp, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<int>.Refused(opened.Refusals);
        }

        var nodes = opened.Value.Nodes;
        if (!opened.Value.IsTaxonomy || nodes.All(node => node.Id != request.FromId) || nodes.All(node => node.Id != request.IntoId))
        {
            return new Refusal("ChooseTerm", "IntoId");
        }

        for (var above = request.IntoId; above.Length > 0; above = nodes.First(node => node.Id == above).ParentId)
        {
            if (above == request.FromId)
            {
                return new Refusal("MergeItself", "IntoId");
            }
        }

        var bounds = await db.ContentBounds.Where(b => b.ColumnId == request.FromId).ToListAsync(cancellationToken);
        db.ContentBounds.RemoveRange(bounds);
        db.ContentBounds.AddRange(bounds.Select(b => new ContentBound(b.StaffId, request.IntoId, "")));
        await db.SaveChangesAsync(cancellationToken);
        return await structure.MergeTermsAsync(request.ItemId, request.FromId, request.IntoId, work.Author, cancellationToken);
    }
}

internal static class OpenedTrees
{
    /// <summary>The tree as the actor saw it, or why not.</summary>
    public static async Task<Outcome<TreeView>> OpenTreeAsync(this IStructureDesk structure, string itemId, string stamp, CancellationToken cancellationToken) =>
        await structure.TreeAsync(itemId, cancellationToken) switch
        {
            null => new Refusal("NotThere"),
            var tree when tree.Stamp != stamp => new Refusal("ContentChanged"),
            var tree => tree,
        };
}
