using Portal.Domain.Kernel;
using Portal.Web.Adapters.Data.Levelling;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Takes the order of filing off the disk: rows first, then files. After retention and keys, so that what they removed is gone from the pages too.</summary>
internal sealed class Levelling(DatabaseLevelling rows, IBlobStore blobs)
{
    /// <returns>How many files were written anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await blobs.SweepUnfinishedAsync(cancellationToken);
        await rows.RunAsync(cancellationToken);
        return await blobs.LevelAsync(cancellationToken);
    }
}
