using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>An item's editor.</summary>
/// <param name="Form">The form to show.</param>
/// <param name="Stored">The same form as it is stored.</param>
/// <param name="Unsaved">When this editor typed what now stands in the fields and was never saved; null when the fields show what is stored.</param>
public sealed record ContentEditor(ContentForm Form, ContentForm Stored, DateTime? Unsaved, string? LockedBy);

/// <summary>The generated form of an item or of a new one. Refused <c>NotThere</c>, <c>ContentOutOfReach</c>.</summary>
/// <param name="ItemId">Null for a new item of <paramref name="Type"/>.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record OpenContentForm(string? ItemId, string Type = "", string Column = "") : IQuery<ContentEditor>;

internal sealed class OpenContentFormHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<OpenContentForm, Outcome<ContentEditor>>
{
    public async Task<Outcome<ContentEditor>> Handle(OpenContentForm request, CancellationToken cancellationToken)
    {
        string? locked = null;
        if (request.ItemId is { } itemId)
        {
            var opened = await work.OpenAsync(itemId, seen: null, cancellationToken);
            if (opened.IsRefused)
            {
                return Outcome<ContentEditor>.Refused(opened.Refusals);
            }

            locked = opened.Value.Review.Stage switch
            {
                ReviewStage.Waiting => "ContentUnderReview",
                ReviewStage.Passed => "ContentWaitsForItsHour",
                _ => null,
            };
        }
        else if (!(await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).HasType(request.Type))
        {
            return new Refusal("ContentOutOfReach");
        }

        var form = request.ItemId is null
            ? await desk.NewFormAsync(request.Type, request.Column, work.Author, cancellationToken)
            : await desk.FormAsync(request.ItemId, work.Author, cancellationToken);
        return form is null ? new Refusal("NotThere") : await WithTypingAsync(form, locked, cancellationToken);
    }

    private async Task<ContentEditor> WithTypingAsync(ContentForm form, string? locked, CancellationToken cancellationToken)
    {
        var (who, place) = (work.Author.Id, ContentScratches.PlaceOf(form.ItemId, form.Type));
        var scratch = await db.ContentScratches.AsNoTracking().SingleOrDefaultAsync(s => s.StaffId == who && s.Place == place, cancellationToken);
        if (scratch is null || locked is not null)
        {
            return new ContentEditor(form, form, null, locked);
        }

        // The base comes along: if somebody saved since, the next save says so.
        var typed = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(scratch.Typed) ?? [];
        return new ContentEditor(form.With(new TypedContent(typed)) with { Base = scratch.Base }, form, scratch.SavedAt, null);
    }
}
