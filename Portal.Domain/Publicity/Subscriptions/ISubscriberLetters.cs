namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>Writes the mails to subscribers, in the site's words, and puts them into the outbox.</summary>
public interface ISubscriberLetters
{
    /// <summary>Asks whether the address's owner wants this.</summary>
    void Ask(string address, Guid id);

    /// <summary>To somebody who has subscribed already: where to change it.</summary>
    void Remind(string address, Guid id);

    void Tell(string address, Guid id, IReadOnlyList<(PublicColumn Column, IReadOnlyList<PublicLine> Lines)> news);

    void Warn(string address, Guid id, IReadOnlyList<PublicItem> warnings);
}
