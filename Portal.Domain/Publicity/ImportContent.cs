using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>One uploaded recipe in the list.</summary>
public sealed record ImportRow(Guid Id, string FileName, string StaffName, DateTime UploadedAt, ImportState State);

/// <summary>The uploads of late, and which recipes this site remembers.</summary>
public sealed record ImportList(IReadOnlyList<ImportRow> Imports, IReadOnlyList<RememberedRecipe> Remembered);

/// <summary>An upload with its plan, or with what became of it.</summary>
/// <param name="Steps">Null when its bytes are gone before it ran.</param>
/// <param name="MayRun">It waits, and the present person brought it.</param>
public sealed record ImportView(ImportRow Row, RecipeSteps? Steps, bool MayRun);

/// <summary>The import room.</summary>
[Requires(Permission.ImportContent)]
[Routine]
public sealed record FindImports : IQuery<ImportList>
{
    public const int Most = 20;
}

internal sealed class FindImportsHandler(IPortalDb db, IContentTransfer transfer) : IRequestHandler<FindImports, Outcome<ImportList>>
{
    public async Task<Outcome<ImportList>> Handle(FindImports request, CancellationToken cancellationToken) => new ImportList(
        await db.ContentImports.AsNoTracking().OrderByDescending(i => i.UploadedAt).Take(FindImports.Most)
            .Select(i => new ImportRow(i.Id, i.FileName, i.StaffName, i.UploadedAt, i.State)).ToListAsync(cancellationToken),
        await transfer.RememberedAsync(FindImports.Most, cancellationToken));
}

/// <summary>Notes an upload, so that its plan can be looked at. Uploads that nobody ran are forgotten after a day.</summary>
[Requires(Permission.ImportContent)]
public sealed record KeepImport(StagedRecipe Staged) : IAct<Guid>, IConcerns
{
    public string AuditTarget => Staged.FileName;
}

internal sealed class KeepImportHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<KeepImport, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(KeepImport request, CancellationToken cancellationToken)
    {
        // A recipe names its columns itself: whoever is bound to some brings none.
        if ((await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).IsNarrowed)
        {
            return new Refusal("ContentOutOfReach");
        }

        var yesterday = work.Now.AddDays(-1);
        await db.ContentImports.Where(i => i.State == ImportState.Waiting && i.UploadedAt < yesterday).ExecuteDeleteAsync(cancellationToken);
        var import = new ContentImport(request.Staged, work.Author.Id, work.Author.Name, work.Now);
        db.ContentImports.Add(import);
        return import.Id;
    }
}

/// <summary>An upload's plan, or what became of it.</summary>
[Requires(Permission.ImportContent)]
[Routine]
public sealed record ReadImport(Guid Id) : IQuery<ImportView>;

internal sealed class ReadImportHandler(IPortalDb db, IContentTransfer transfer, ContentWork work) : IRequestHandler<ReadImport, Outcome<ImportView>>
{
    public async Task<Outcome<ImportView>> Handle(ReadImport request, CancellationToken cancellationToken)
    {
        if (await db.ContentImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } import)
        {
            return new Refusal("NotThere");
        }

        var steps = import.Report.Length > 0 ? JsonSerializer.Deserialize<RecipeSteps>(import.Report)
            : import.IsOpen(work.Now) ? await transfer.PlanAsync(import.FileName, import.BlobName, work.Author, cancellationToken)
            : null;
        return new ImportView(
            new ImportRow(import.Id, import.FileName, import.StaffName, import.UploadedAt, import.State), steps,
            import.IsOpen(work.Now) && import.StaffId == work.Author.Id && steps is { Fault: null });
    }
}

/// <summary>
/// Runs an uploaded recipe. Neither act nor query: each step of the recipe is a transaction of its own, and what came before a step that fails stands. It runs once;
/// two who press at the same moment find one of them refused.
/// </summary>
/// <param name="Again">Even though the very same has run before.</param>
[Requires(Permission.ImportContent)]
public sealed record RunImport(Guid Id, bool Again) : IRequest<Outcome<Nothing>>, IConcerns
{
    public string AuditTarget => Id.ToString();
}

internal sealed class RunImportHandler(IPortalDb db, IContentTransfer transfer, IContentDesk desk, ContentWork work) : IRequestHandler<RunImport, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RunImport request, CancellationToken cancellationToken)
    {
        if ((await work.ReachAsync(await desk.ColumnsAsync(cancellationToken), cancellationToken)).IsNarrowed)
        {
            return new Refusal("ContentOutOfReach");
        }

        var import = await db.ContentImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        if (import is null || import.StaffId != work.Author.Id)
        {
            return new Refusal("NotThere");
        }

        if (!import.IsOpen(work.Now) || !await ChangeAsync(request.Id, ImportState.Waiting, i => i.Begin(), cancellationToken))
        {
            return new Refusal("ImportNotWaiting");
        }

        var ran = await transfer.RunAsync(import.FileName, import.BlobName, work.Author, request.Again, cancellationToken);
        var (state, report) = ran is { } done ? (done.State, JsonSerializer.Serialize(done.Steps)) : (ImportState.Refused, "");
        await ChangeAsync(request.Id, ImportState.Running, i => i.End(state, report, work.Now), CancellationToken.None);
        return ran is null ? new Refusal("ImportNotWaiting") : default(Nothing);
    }

    private async Task<bool> ChangeAsync(Guid id, ImportState from, Action<ContentImport> change, CancellationToken cancellationToken)
    {
        try
        {
            return await db.InTransactionAsync(
                async () =>
                {
                    if (await db.ContentImports.SingleOrDefaultAsync(i => i.Id == id && i.State == from, cancellationToken) is not { } import)
                    {
                        return false;
                    }

                    change(import);
                    await db.SaveChangesAsync(cancellationToken);
                    return true;
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
