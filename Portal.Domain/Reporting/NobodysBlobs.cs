using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Removes files whose report is gone. Their rows carry one and the same owner, so they no longer tell which belonged together.</summary>
public sealed class NobodysBlobs(IPortalDb db, IBlobStore blobs, BlobOwners owners)
{
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var nobody = owners.OfNobody();
        var names = await db.SealedBlobs.AsNoTracking().Where(b => b.Owner == nobody).Select(b => b.Name).ToListAsync(cancellationToken);
        foreach (var name in names)
        {
            // The file first: a process killed between the two finds the row again.
            if (BlobName.TryParse(name, out var blob))
            {
                await blobs.DeleteAsync(blob, cancellationToken);
            }

            await db.SealedBlobs.Where(b => b.Name == name).ExecuteDeleteAsync(cancellationToken);
        }

        return names.Count;
    }
}
