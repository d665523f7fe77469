using Portal.Domain.Access;

namespace Portal.Web.Commands;

/// <summary>The three persons as the options <c>--share-a=姓名</c>, <c>--share-b=</c>, <c>--share-c=</c> name them.</summary>
internal static class ShareHolders
{
    private const int MaxNameLength = 64;

    private static readonly (string Option, string Otherwise)[] Shares = [("share-a", "保管人甲"), ("share-b", "保管人乙"), ("share-c", "保管人丙")];

    public static IEnumerable<string> Options => Shares.Select(share => share.Option);

    /// <summary>The three, or the option that is wrong with why (key of the message).</summary>
    public static (RecoveryHolders? Holders, string Option, string Why) Read(IConfiguration options)
    {
        var names = new List<string>();
        foreach (var (option, otherwise) in Shares)
        {
            var name = (options[option] ?? otherwise).Trim();
            if (name.Length is 0 or > MaxNameLength)
            {
                return (null, option, "HolderForm");
            }

            if (names.Contains(name, StringComparer.Ordinal))
            {
                return (null, option, "SameHolder");
            }

            names.Add(name);
        }

        return (new RecoveryHolders(names[0], names[1], names[2]), "", "");
    }
}
