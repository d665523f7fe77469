namespace Portal.Domain.Access;

/// <summary>
/// How the audit log names a key: account, quarter, and the fingerprint that people compare. The chain then holds every key that came into force without a
/// second person, and one that is in the database but not in the chain was put there from outside.
/// </summary>
public static class KeyTarget
{
    public static string Of(StaffMember holder, StaffKey key) =>
        $"{holder.UserName}/{key.Epoch}/{key.Fingerprint().Replace(" ", "", StringComparison.Ordinal)}";
}
