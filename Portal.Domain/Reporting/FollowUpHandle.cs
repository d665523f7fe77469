using System.Buffers.Text;
using System.Security.Cryptography;

namespace Portal.Domain.Reporting;

/// <summary>
/// What a follow-up page carries in a hidden field, never in a URL: the chain's id and key. Good for one answer, which gives the next.
/// </summary>
public sealed record FollowUpHandle(Guid Id, byte[] Key)
{
    public static FollowUpHandle Create() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));

    public byte[] IdHash() => SHA256.HashData(Id.ToByteArray());

    public string Write()
    {
        Span<byte> bytes = stackalloc byte[48];
        Id.TryWriteBytes(bytes);
        Key.CopyTo(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static FollowUpHandle? Read(string? text)
    {
        if (text is not { Length: 64 } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return new FollowUpHandle(new Guid(bytes.AsSpan(0, 16)), bytes[16..]);
    }

    public override string ToString() => "(handle)";
}

/// <summary>What a chain holds, sealed under its handle's key.</summary>
internal sealed record FollowUpState(Guid ReportId, byte[] Conversation, DateTime ExpiresAt)
{
    /// <summary>Files that came before the message they go with.</summary>
    public IReadOnlyList<StoredAttachment> Files { get; init; } = [];

    /// <summary>As in <see cref="DraftState.Uploads"/>.</summary>
    public IReadOnlyList<OpenUpload> Uploads { get; init; } = [];
}
