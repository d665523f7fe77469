using System.Diagnostics;
using System.Globalization;
using global::Portal.Domain.Kernel;
using global::Portal.Web.Adapters.Blobs;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Nightly;

/// <summary>Check 22, files: no time and no place of a levelled file follows the order in which the files came.</summary>
public sealed class FileOrderTests
{
    [Fact]
    public async Task Times_and_places_of_levelled_files_do_not_follow_the_order_of_arrival()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads ctime and inode with GNU find.");
        using var folder = new TempFolder();
        var store = new FileBlobStore(folder.Path, TimeProvider.System);
        var names = Enumerable.Range(0, Correlation.Enough).Select(_ => BlobName.Random()).ToArray();
        foreach (var name in names)
        {
            await store.WriteAsync(name, async (stream, token) => await stream.WriteAsync(new byte[100], token), CancellationToken.None);
        }

        var before = await LookAsync(folder.Path, names);
        Assert.InRange(Correlation.WithArrival([.. before.Select(file => file.Changed)]), 0.9, 1);

        Assert.Equal(names.Length, await store.LevelAsync(CancellationToken.None));
        var after = await LookAsync(folder.Path, names);
        Assert.InRange(Correlation.WithArrival([.. after.Select(file => file.Changed)]), -Correlation.Bound, Correlation.Bound);
        Assert.InRange(Correlation.WithArrival([.. after.Select(file => file.Inode)]), -Correlation.Bound, Correlation.Bound);
        Assert.Single(after.Select(file => file.Modified).Distinct());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, ".unfinished")));
    }

    private static async Task<(decimal Changed, decimal Modified, long Inode)[]> LookAsync(string folder, BlobName[] names)
    {
        var start = new ProcessStartInfo("find") { UseShellExecute = false, RedirectStandardOutput = true, ArgumentList = { folder, "-type", "f", "-printf", @"%f %C@ %T@ %i\n" } };
        using var find = Process.Start(start)!;
        var lines = (await find.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '));
        await find.WaitForExitAsync();
        var seen = lines.ToDictionary(
            parts => parts[0],
            parts => (Number(parts[1]), Number(parts[2]), long.Parse(parts[3], CultureInfo.InvariantCulture)));
        return [.. names.Select(name => seen[name.Value])];
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
