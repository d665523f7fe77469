using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Items as the public would read them, before it does. Nothing is stored.</summary>
public interface IContentPreview
{
    /// <summary>What stands in a form; a field that cannot be read shows as it was.</summary>
    Task<ShownItem?> OfFormAsync(string? itemId, string type, TypedContent typed, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>A version as it is stored, the item being outside the bin.</summary>
    Task<ShownItem?> OfVersionAsync(string itemId, string versionId, CancellationToken cancellationToken);
}

/// <summary>The public page of what is being typed. Refused like the form itself.</summary>
/// <param name="ItemId">Null for a new item of <paramref name="Type"/>.</param>
/// <param name="Typed">Null for the latest version as it is stored.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record PreviewContent(string? ItemId, string Type, TypedContent? Typed) : IQuery<ItemView>;

internal sealed class PreviewContentHandler(IContentPreview preview, ItemViews views, IContentDesk desk, ContentWork work) : IRequestHandler<PreviewContent, Outcome<ItemView>>
{
    public async Task<Outcome<ItemView>> Handle(PreviewContent request, CancellationToken cancellationToken)
    {
        var opened = request.ItemId is { } itemId ? await work.OpenAsync(itemId, seen: null, cancellationToken) : null;
        if (opened is { IsRefused: true })
        {
            return Outcome<ItemView>.Refused(opened.Refusals);
        }

        if (request.ItemId is null && !(await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).HasType(request.Type))
        {
            return new Refusal("ContentOutOfReach");
        }

        var shown = request.Typed is { } typed ? await preview.OfFormAsync(request.ItemId, request.Type, typed, work.Author, cancellationToken)
            : opened is null ? null : await preview.OfVersionAsync(opened.Value.Stand.ItemId, opened.Value.Stand.VersionId, cancellationToken);
        return shown is { } item
            ? await views.OfPreviewAsync(item, cancellationToken)
            : new Refusal("NotThere");
    }
}

/// <summary>A link by which somebody without an account reads the present version for a while.</summary>
public sealed record PreviewLink(string Token, DateTime Until);

/// <summary>Makes such a link. It is an act, so that the log says who let a text out before its time.</summary>
[Requires(Permission.WriteContent)]
public sealed record MakePreviewLink(string ItemId) : IAct<PreviewLink>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class MakePreviewLinkHandler(PreviewLinks links, ContentWork work) : IRequestHandler<MakePreviewLink, Outcome<PreviewLink>>
{
    public async Task<Outcome<PreviewLink>> Handle(MakePreviewLink request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<PreviewLink>.Refused(opened.Refusals);
        }

        var (token, until) = links.Make(request.ItemId, opened.Value.Stand.VersionId);
        return new PreviewLink(token, until);
    }
}

/// <summary>The version behind such a link; nothing when the link is no good (any more), or the item lies in the bin.</summary>
[OpenToAnyone("The link itself is signed, names one version, and ends after two days.")]
public sealed record ReadPreview(string Token) : IQuery<ItemView?>;

internal sealed class ReadPreviewHandler(PreviewLinks links, IContentPreview preview, ItemViews views) : IRequestHandler<ReadPreview, Outcome<ItemView?>>
{
    public async Task<Outcome<ItemView?>> Handle(ReadPreview request, CancellationToken cancellationToken) =>
        links.Read(request.Token) is (var itemId, var versionId) && await preview.OfVersionAsync(itemId, versionId, cancellationToken) is { } item
            ? await views.OfPreviewAsync(item, cancellationToken)
            : Outcome<ItemView?>.Done(null);
}
