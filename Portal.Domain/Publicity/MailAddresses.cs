namespace Portal.Domain.Publicity;

/// <summary>What a mail address that somebody types may look like.</summary>
public static class MailAddresses
{
    public const int Longest = 254;

    private const int LongestUser = 64;
    private const string Forbidden = "<>\",;:\\()[]";

    /// <summary>Printable ASCII with one @ and a host with a dot: what every mail server takes.</summary>
    public static bool Fits(string typed)
    {
        var address = typed.Trim();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length is > 0 and <= Longest
            && at is > 0 and <= LongestUser
            && at == address.LastIndexOf('@')
            && address.All(c => c is > ' ' and < '\x7f' && !Forbidden.Contains(c, StringComparison.Ordinal))
            && !address.Contains("..", StringComparison.Ordinal)
            && IsHost(address[(at + 1)..]);
    }

    private static bool IsHost(string host) => host.Contains('.', StringComparison.Ordinal) && host[0] is not ('.' or '-') && host[^1] is not ('.' or '-');
}
