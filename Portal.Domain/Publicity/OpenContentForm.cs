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
/// <param name="Typed">What stands in the fields now; null when the form is opened.</param>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record OpenContentForm(string? ItemId, string Type = "", string Column = "", TypedContent? Typed = null) : IQuery<ContentEditor>;

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

        if (await FormAsync(request, null, cancellationToken) is not { } stored)
        {
            return new Refusal("NotThere");
        }

        return request.Typed is { } typed
            ? new ContentEditor((await FormAsync(request, typed, cancellationToken))!, stored, null, locked)
            : await WithTypingAsync(request, stored, locked, cancellationToken);
    }

    private async Task<ContentForm?> FormAsync(OpenContentForm request, TypedContent? typed, CancellationToken cancellationToken)
    {
        var form = request.ItemId is null
            ? await desk.NewFormAsync(request.Type, request.Column, work.Author, typed, cancellationToken)
            : await desk.FormAsync(request.ItemId, work.Author, typed, cancellationToken);
        return typed is null ? form : form?.With(typed);
    }

    private async Task<ContentEditor> WithTypingAsync(OpenContentForm request, ContentForm form, string? locked, CancellationToken cancellationToken)
    {
        var (who, place) = (work.Author.Id, ContentScratches.PlaceOf(form.ItemId, form.Type));
        var scratch = await db.ContentScratches.AsNoTracking().SingleOrDefaultAsync(s => s.StaffId == who && s.Place == place, cancellationToken);
        if (scratch is null || locked is not null)
        {
            return new ContentEditor(form, form, null, locked);
        }

        // The base comes along: if somebody saved since, the next save says so.
        var typed = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(scratch.Typed) ?? [];
        var again = await FormAsync(request, new TypedContent(typed), cancellationToken) ?? form;
        return new ContentEditor(again with { Base = scratch.Base }, form, scratch.SavedAt, null);
    }
}
