using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>
/// Keeps what an editor typed as the item's draft. Refusals: <c>ContentConflict</c> when somebody else saved since the editor began (nothing is lost: the form keeps
/// the one text, the store the other), <c>ContentOutOfReach</c>, those of <see cref="ContentReview.Write"/>, and one for each field that cannot be read.
/// </summary>
/// <param name="ItemId">Null for a new item.</param>
/// <param name="Base">The stamp that the editor began from, or, after a conflict, of the other text that he was shown.</param>
/// <param name="Anyway">After a conflict: the other text stays as a version beside this one.</param>
[Requires(Permission.WriteContent)]
public sealed record SaveContentDraft(string? ItemId, string Type, string Base, TypedContent Typed, bool Anyway = false) : IAct<ContentStand>, IConcerns
{
    public string AuditTarget => ItemId ?? Type;
}

internal sealed class SaveContentDraftHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<SaveContentDraft, Outcome<ContentStand>>
{
    public async Task<Outcome<ContentStand>> Handle(SaveContentDraft request, CancellationToken cancellationToken)
    {
        var saved = request.ItemId is null ? await AddAsync(request, cancellationToken) : await ChangeAsync(request, request.ItemId, cancellationToken);
        if (saved.IsRefused)
        {
            return saved;
        }

        // The column may just have been changed to one that is not this editor's.
        var columns = await desk.ColumnsAsync(cancellationToken);
        if (!(await work.ReachAsync(columns, cancellationToken)).Has(saved.Value.Type, saved.Value.Columns))
        {
            return new Refusal("ContentOutOfReach");
        }

        var place = ContentScratches.PlaceOf(request.ItemId, request.Type);
        await db.ContentScratches.Where(s => s.StaffId == work.Author.Id && s.Place == place).ExecuteDeleteAsync(cancellationToken);
        return saved;
    }

    private async Task<Outcome<ContentStand>> AddAsync(SaveContentDraft request, CancellationToken cancellationToken)
    {
        var saved = await desk.SaveAsync(null, request.Type, request.Typed, work.Author, keepOther: false, cancellationToken);
        return saved.IsRefused ? saved : Wrote(await work.ReviewAsync(saved.Value, cancellationToken), saved.Value);
    }

    private async Task<Outcome<ContentStand>> ChangeAsync(SaveContentDraft request, string itemId, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(itemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<ContentStand>.Refused(opened.Refusals);
        }

        var (stand, review, _) = opened.Value;
        if (request.Base != stand.Stamp)
        {
            return new Refusal("ContentConflict", "", stand.Author);
        }

        // What somebody else wrote, or somebody has judged, stays to be compared with.
        var keepOther = request.Anyway || stand.Author != work.Author.Name
            || review.Marks.Any(m => m.VersionId == stand.VersionId && m.Event is ReviewEvent.Submitted or ReviewEvent.Approved or ReviewEvent.Refused);
        var saved = await desk.SaveAsync(itemId, stand.Type, request.Typed, work.Author, keepOther, cancellationToken);
        return saved.IsRefused ? saved : Wrote(review, saved.Value);
    }

    private Outcome<ContentStand> Wrote(ContentReview review, ContentStand saved)
    {
        var wrote = review.Write(work.Who, saved.VersionId, work.Now);
        return wrote.IsRefused ? Outcome<ContentStand>.Refused(wrote.Refusals) : saved;
    }
}
