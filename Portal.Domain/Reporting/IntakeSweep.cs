using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How much the job took away.</summary>
public sealed record SweptIntake(int Drafts, int FollowUps, int Blobs);

/// <summary>Removes dead drafts and follow-ups with the files they still own, files of reports that are gone, and what a killed process left half written.</summary>
public sealed class IntakeSweep(IPortalDb db, IBlobStore blobs, NobodysBlobs nobodys, TimeProvider time)
{
    public async Task<SweptIntake> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.DiesAt <= now).Select(d => new { d.IdHash, d.Owner }).ToListAsync(cancellationToken);
        var chains = await db.FollowUpChains.AsNoTracking().Where(c => c.DiesAt <= now).Select(c => new { c.IdHash, c.Owner }).ToListAsync(cancellationToken);
        var removed = 0;
        foreach (var draft in drafts)
        {
            // Its files first, then the claim: a sending that revived the draft meanwhile keeps them all.
            var names = await OwnedAsync(draft.Owner, cancellationToken);
            var dead = db.Drafts.Where(d => d.IdHash == draft.IdHash && d.DiesAt <= now);
            if (await dead.ExecuteUpdateAsync(set => set.SetProperty(d => d.SealedState, Array.Empty<byte>()), cancellationToken) > 0)
            {
                removed += await RemoveAsync(names, cancellationToken);

                // The row goes last: a job that dies half way finds it again.
                await dead.ExecuteDeleteAsync(cancellationToken);
            }
        }

        foreach (var chain in chains)
        {
            var names = await OwnedAsync(chain.Owner, cancellationToken);
            var dead = db.FollowUpChains.Where(c => c.IdHash == chain.IdHash && c.DiesAt <= now);
            if (await dead.ExecuteUpdateAsync(set => set.SetProperty(c => c.SealedState, Array.Empty<byte>()), cancellationToken) > 0)
            {
                removed += await RemoveAsync(names, cancellationToken);
                await dead.ExecuteDeleteAsync(cancellationToken);
            }
        }

        removed += await nobodys.SweepAsync(cancellationToken);
        await blobs.SweepUnfinishedAsync(cancellationToken);
        return new SweptIntake(drafts.Count, chains.Count, removed);
    }

    private Task<List<string>> OwnedAsync(byte[] owner, CancellationToken cancellationToken) =>
        db.SealedBlobs.AsNoTracking().Where(b => b.Owner == owner).Select(b => b.Name).ToListAsync(cancellationToken);

    private async Task<int> RemoveAsync(List<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (BlobName.TryParse(name, out var blob))
            {
                await blobs.DeleteAsync(blob, cancellationToken);
            }

            await db.SealedBlobs.Where(b => b.Name == name).ExecuteDeleteAsync(cancellationToken);
        }

        return names.Count;
    }
}
