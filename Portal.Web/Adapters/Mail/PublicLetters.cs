using System.Text.Json;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Mail;

namespace Portal.Web.Adapters.Mail;

/// <summary>Puts letters into the outbox, sealed, as part of the caller's own transaction.</summary>
internal sealed class PublicLetters(PortalDb db, MailPlan plan, IContactSeal seal, TimeProvider time) : IPublicLetters
{
    public const string Purpose = "letter";

    /// <summary>A letter that the server does not take for two days is given up: a digest of last week helps nobody.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public bool IsConfigured => plan.Server is not null;

    public void Put(PublicLetter letter)
    {
        var (id, now) = (Guid.NewGuid(), time.UtcNow());
        db.OutboxLetters.Add(new OutboxLetter { Id = id, Sealed = seal.Seal(Purpose, id, JsonSerializer.Serialize(letter)), NextAt = now, GiveUpAt = now + Patience });
    }
}
