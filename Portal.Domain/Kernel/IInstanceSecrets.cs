namespace Portal.Domain.Kernel;

/// <summary>What the site derives from its own secret, one label for each purpose: no two purposes ever share a key.</summary>
public static class InstanceLabel
{
    /// <summary>Keys the stored lookup tag of a receipt, so that a stolen database finds no report by its receipt.</summary>
    public const string Pepper = "pepper";

    /// <summary>The 16-byte Argon2id salt of all receipts of this site.</summary>
    public const string ReceiptSalt = "receipt-salt";

    /// <summary>Signs the form tickets that stand in for cookies.</summary>
    public const string Ticket = "ticket";

    /// <summary>Signs the tickets of uploads in parts.</summary>
    public const string UploadTicket = "upload-ticket";

    /// <summary>Signs the challenges of the human check.</summary>
    public const string HumanCheck = "human-check";

    /// <summary>Signs the question lane's forms and orders their options.</summary>
    public const string HumanQuestion = "human-question";

    /// <summary>Authenticates the head of the audit chain.</summary>
    public const string AuditHead = "audit-head";

    /// <summary>Keys the note of which draft or report a blob belongs to.</summary>
    public const string BlobOwner = "blob-owner";

    /// <summary>The 32-byte Ed25519 seed that signs filing certificates.</summary>
    public const string FilingSignature = "filing-signature";

    /// <summary>Authenticates the manifests of backups.</summary>
    public const string BackupManifest = "backup-manifest";

    /// <summary>The 32-byte key that wraps the keys of the form tokens and of the second factors at rest.</summary>
    public const string KeyFiles = "key-files";

    /// <summary>Keys the shared store's note of a spent human check.</summary>
    public const string SpentChallenge = "spent-challenge";

    /// <summary>Keys the shared store's note of a name that nobody has and somebody tried to sign in with.</summary>
    public const string UnknownName = "unknown-name";

    /// <summary>Keys the place of what an officer has half typed.</summary>
    public const string Scratch = "scratch";

    /// <summary>Signs the addresses of smaller pictures.</summary>
    public const string MediaAddress = "media-address";

    /// <summary>Signs the tickets of public forms other than the report's.</summary>
    public const string FormTicket = "form-ticket";

    /// <summary>Keys the stored tag of an activity's confirmation code.</summary>
    public const string ActivityCode = "activity-code";

    /// <summary>Keys the stored tag of a contact, by which nobody signs up twice.</summary>
    public const string ActivityContact = "activity-contact";

    /// <summary>Signs the address behind the code with which people say that they have come.</summary>
    public const string CheckInLink = "check-in-link";
    /// <summary>Keys the stored tag of a question's code.</summary>
    public const string QuestionCode = "question-code";

    /// <summary>Signs the addresses that lead away from this site.</summary>
    public const string LeaveAddress = "leave-address";

    /// <summary>Keys the tag by which a mail address is known to be here already.</summary>
    public const string SubscriberTag = "subscriber-tag";

    /// <summary>Signs the links in mails to subscribers.</summary>
    public const string SubscriberLink = "subscriber-link";

    /// <summary>Keys the tag by which somebody who has answered a quiz is known.</summary>
    public const string QuizContact = "quiz-contact";
    /// <summary>Signs the links by which somebody without an account reads a text before it is published.</summary>
    public const string PreviewLink = "preview-link";
}

/// <summary>
/// The secret of this site, kept in one file outside database, blobs and backups. It never leaves its holder: callers get keys derived from
/// it, the same ones at every call.
/// </summary>
public interface IInstanceSecrets
{
    /// <param name="label">One of <see cref="InstanceLabel"/>.</param>
    /// <param name="length">Bytes wanted, 16 to 64.</param>
    byte[] Derive(string label, int length);
}
