namespace Portal.Domain.Publicity;

/// <summary>A mail to somebody who asked for it.</summary>
/// <param name="UnsubscribeAt">Where one request without a cookie ends the mails (RFC 8058); null for a mail that comes once.</param>
public sealed record PublicLetter(string To, string Subject, string Text, Uri? UnsubscribeAt = null)
{
    public override string ToString() => "(letter)";
}

/// <summary>
/// The outbox of mails to the public and of digests to editors. A letter put in stands or falls with the transaction that it is put in by; afterwards it is sent once,
/// however often the site breaks down on the way.
/// </summary>
public interface IPublicLetters
{
    /// <summary>False where no mail server is set: then nothing may be promised.</summary>
    bool IsConfigured { get; }

    void Put(PublicLetter letter);
}

/// <summary>Sends what is in the outbox of <see cref="IPublicLetters"/>. Safe to run twice, and on two nodes.</summary>
public interface IPublicLetterRun
{
    Task RunAsync(CancellationToken cancellationToken);
}
