using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>How much the job took away.</summary>
public sealed record SweptIntake(int Drafts, int FollowUps, int Blobs);

/// <summary>Removes dead drafts and follow-ups with the files they still own, and what a killed process left half written.</summary>
public sealed class IntakeSweep(IPortalDb db, IBlobStore blobs, TimeProvider time)
{
    public async Task<SweptIntake> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.DiesAt <= now).Select(d => new { d.IdHash, d.Owner }).ToListAsync(cancellationToken);
        var chains = await db.FollowUpChains.AsNoTracking().Where(c => c.DiesAt <= now).Select(c => new { c.IdHash, c.Owner }).ToListAsync(cancellationToken);
        var removed = 0;
        foreach (var owner in drafts.Concat(chains).Select(dead => dead.Owner))
        {
            removed += await RemoveOwnedAsync(owner, cancellationToken);
        }

        // The row goes last: a job that dies half way finds it again.
        foreach (var draft in drafts)
        {
            await db.Drafts.Where(d => d.IdHash == draft.IdHash).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var chain in chains)
        {
            await db.FollowUpChains.Where(c => c.IdHash == chain.IdHash).ExecuteDeleteAsync(cancellationToken);
        }

        await blobs.SweepUnfinishedAsync(cancellationToken);
        return new SweptIntake(drafts.Count, chains.Count, removed);
    }

    private async Task<int> RemoveOwnedAsync(byte[] owner, CancellationToken cancellationToken)
    {
        var names = await db.SealedBlobs.AsNoTracking().Where(b => b.Owner == owner).Select(b => b.Name).ToListAsync(cancellationToken);
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
