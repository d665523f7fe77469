using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Subscriptions;

/// <summary>What a link in a mail lets its reader do.</summary>
public enum LinkPurpose
{
    Confirm = 1,

    /// <summary>See, change and end the subscription.</summary>
    Manage,
}

/// <summary>Makes and reads the signed part of links in mails. Who has the link has the mailbox; nothing else is asked.</summary>
public sealed class SubscriberLinks(IInstanceSecrets secrets)
{
    private const int IdBytes = 16;
    private const int SignatureBytes = 16;

    public string Write(Guid id, LinkPurpose purpose)
    {
        var bytes = new byte[IdBytes + SignatureBytes];
        id.TryWriteBytes(bytes);
        Sign(id, purpose).CopyTo(bytes.AsSpan(IdBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what is no link of ours, or one for something else.</summary>
    public Guid? Read(string? text, LinkPurpose purpose)
    {
        if (text is not { Length: > 0 and < 64 } || !Base64Url.IsValid(text, out var length) || length != IdBytes + SignatureBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var id = new Guid(bytes.AsSpan(0, IdBytes));
        return CryptographicOperations.FixedTimeEquals(Sign(id, purpose), bytes.AsSpan(IdBytes)) ? id : null;
    }

    private byte[] Sign(Guid id, LinkPurpose purpose) =>
        HMACSHA256.HashData(secrets.Derive(InstanceLabel.SubscriberLink, 32), Encoding.ASCII.GetBytes($"{purpose} {id:N}"))[..SignatureBytes];
}
