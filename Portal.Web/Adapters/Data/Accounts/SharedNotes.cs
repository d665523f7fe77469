namespace Portal.Web.Adapters.Data.Accounts;

/// <summary>A human check that was used. Its holder sees how many were passed on which day, and nothing that leads to a form.</summary>
internal sealed class SpentChallenge
{
    /// <summary>HMAC of the challenge under a key of the instance.</summary>
    public byte[] IdHash { get; set; } = [];

    /// <summary>The day on which the row may go. A day and no hour: it must not tell when somebody filed.</summary>
    public DateOnly DeadOn { get; set; }
}

/// <summary>Failed sign-ins with a name that nobody has, so that all nodes make its next attempt wait as they would a real one.</summary>
internal sealed class UnknownName
{
    /// <summary>HMAC of area and name under a key of the instance: people type passwords into the wrong field.</summary>
    public byte[] NameHash { get; set; } = [];

    public int Failures { get; set; }

    public DateTime At { get; set; }
}
