namespace Portal.Domain.Publicity;

/// <summary>Seals what people leave so that they can be reached, each text bound to what it was left for: a stolen database is no list of people.</summary>
public interface IContactSeal
{
    /// <param name="purpose">What it was left for; it opens for nothing else.</param>
    string Seal(string purpose, Guid owner, string text);

    /// <summary>Null when it does not open: changed, moved to another row, or sealed by another instance.</summary>
    string? Open(string purpose, Guid owner, string text);
}
