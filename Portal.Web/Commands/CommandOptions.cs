namespace Portal.Web.Commands;

/// <summary>The form of a command's options: <c>--name=value</c>. A setting, whose name has a colon, may always stand among them.</summary>
internal static class CommandOptions
{
    private static readonly string[] OfTheHost = ["environment", "contentRoot", "urls", "AllowedHosts"];

    /// <summary>The first mistyped option, so that a slip does not silently fall back to a default.</summary>
    public static string? FindUnknown(string[] args, IEnumerable<string> known)
    {
        var names = known.Concat(OfTheHost).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return args.FirstOrDefault(arg => !arg.StartsWith("--", StringComparison.Ordinal) || !arg.Contains('=', StringComparison.Ordinal)
            || (!NameOf(arg).Contains(':', StringComparison.Ordinal) && !names.Contains(NameOf(arg))));
    }

    private static string NameOf(string arg) => arg[2..].Split('=')[0];
}
