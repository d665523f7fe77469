namespace Portal.Domain.Reporting;

/// <summary>
/// A reporter's only key to the report: 24 Crockford base32 characters, 23 random ones (115 bits) and a check character over GF(32) that
/// finds every single wrong character and every swap of neighbours. Shown once, never stored.
/// </summary>
public sealed record Receipt
{
    private Receipt(string characters) => Characters = characters;

    /// <summary>The 24 characters without any separator.</summary>
    public string Characters { get; }

    /// <summary>Nothing of a receipt may reach a log by accident.</summary>
    public override string ToString() => "(receipt)";
}
