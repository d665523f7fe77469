using System.Text;

namespace Portal.Tests.Support;

/// <summary>
/// Looks for markers in any byte of any file: in every encoding of <see cref="MarkerPatterns"/>, inside compressed data, and in files that a process
/// has unlinked but still holds open.
/// </summary>
public static class DiskSearch
{
    /// <param name="markers">At least six bytes each, or chance would find them. Those of 16 characters and more are also looked for by halves.</param>
    /// <param name="folders">Searched with all that is below them; a name of a file or folder counts as content.</param>
    /// <param name="processId">A process whose open files are searched too, deleted ones above all.</param>
    /// <returns>One line a find: where, which marker, in what encoding. Empty when all is well.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> markers, IEnumerable<string> folders, int? processId = null)
    {
        var patterns = MarkerPatterns.Of(markers);
        var found = new List<string>();
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", Everything))
            {
                Look(patterns, Encoding.UTF8.GetBytes(Path.GetFileName(path)), $"name of {path}", found);
                if (File.Exists(path))
                {
                    Look(patterns, Read(path), path, found);
                }
            }
        }

        if (processId is { } id)
        {
            foreach (var (path, target) in UnlinkedFiles(id))
            {
                Look(patterns, Read(path), $"{target} of process {id}", found);
            }
        }

        return found;
    }

    /// <summary>The same search in bytes that are at hand: a response, a log.</summary>
    public static IReadOnlyList<string> FindIn(IEnumerable<string> markers, byte[] bytes, string where)
    {
        var found = new List<string>();
        Look(MarkerPatterns.Of(markers), bytes, where, found);
        return found;
    }

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Compressed data inside compressed data inside a document: deeper nobody stores by accident.</summary>
    private const int Deepest = 3;

    private static void Look(IReadOnlyList<MarkerPattern> patterns, byte[] bytes, string where, List<string> found, int depth = 0)
    {
        foreach (var pattern in patterns)
        {
            if (bytes.AsSpan().IndexOf(pattern.Bytes) is >= 0 and var at)
            {
                found.Add($"{where} at {at}: '{pattern.Marker}' as {pattern.Encoding}");
            }
        }

        if (depth == Deepest)
        {
            return;
        }

        foreach (var (inflated, how) in Inflation.Of(bytes))
        {
            Look(patterns, inflated, $"{where} > {how}", found, depth + 1);
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<(string Path, string Target)> UnlinkedFiles(int processId)
    {
        var folder = $"/proc/{processId}/fd";
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var target = TargetOf(path);
            // The runtime's own code pages are memory that has a file's name.
            if (target is not null && target.EndsWith(" (deleted)", StringComparison.Ordinal)
                && !target.StartsWith("/memfd:", StringComparison.Ordinal) && !target.StartsWith("/dev/", StringComparison.Ordinal))
            {
                yield return (path, target);
            }
        }
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
