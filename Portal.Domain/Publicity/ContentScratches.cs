using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Where half-typed forms lie.</summary>
public static class ContentScratches
{
    public static string PlaceOf(string? itemId, string type) => itemId ?? "new:" + type;
}

/// <summary>
/// Keeps a half-typed form while its editor goes on typing. Neither act nor query, as with cases: it touches one row of the editor's own, and a record of every
/// pause would drown the ones that matter.
/// </summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record KeepContentTyping(string? ItemId, string Type, string Base, TypedContent Typed) : IRequest<Outcome<Nothing>>;

internal sealed class KeepContentTypingHandler(IPortalDb db, ContentWork work) : IRequestHandler<KeepContentTyping, Outcome<Nothing>>
{
    private const int Longest = 1_000_000;

    public async Task<Outcome<Nothing>> Handle(KeepContentTyping request, CancellationToken cancellationToken)
    {
        var (who, place, typed) = (work.Author.Id, ContentScratches.PlaceOf(request.ItemId, request.Type), JsonSerializer.Serialize(request.Typed.Values));
        if (typed.Length > Longest || place.Length > 64)
        {
            return new Refusal("ScratchNotKept");
        }

        var scratch = await db.ContentScratches.SingleOrDefaultAsync(s => s.StaffId == who && s.Place == place, cancellationToken);
        if (scratch is null)
        {
            scratch = new ContentScratch(who, place);
            db.ContentScratches.Add(scratch);
        }

        scratch.Hold(request.Base, typed, work.Now);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>Forgets what was half typed; the saved draft stays.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record DropContentTyping(string? ItemId, string Type) : IRequest<Outcome<Nothing>>;

internal sealed class DropContentTypingHandler(IPortalDb db, ContentWork work) : IRequestHandler<DropContentTyping, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(DropContentTyping request, CancellationToken cancellationToken)
    {
        var (who, place) = (work.Author.Id, ContentScratches.PlaceOf(request.ItemId, request.Type));
        await db.ContentScratches.Where(s => s.StaffId == who && s.Place == place).ExecuteDeleteAsync(cancellationToken);
        return default(Nothing);
    }
}
