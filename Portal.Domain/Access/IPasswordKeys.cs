using System.Security.Cryptography;

namespace Portal.Domain.Access;

/// <summary>The two halves of one Argon2id run of a password: one proves it, the other opens the owner's private key.</summary>
public sealed class PasswordHalves(byte[] verifier, byte[] wrapKey) : IDisposable
{
    /// <summary>32 bytes; only its hash is stored.</summary>
    public byte[] Verifier { get; } = verifier;

    /// <summary>32 bytes; never stored.</summary>
    public byte[] WrapKey { get; } = wrapKey;

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Verifier);
        CryptographicOperations.ZeroMemory(WrapKey);
    }
}

/// <summary>Memory in KiB, passes, and the salt of one password.</summary>
public sealed record PasswordCost(int MemoryKiB, int Passes);

/// <summary>Argon2id over people's passwords; at most two runs at a time, whoever asks.</summary>
public interface IPasswordKeys
{
    /// <summary>What a new staff password costs on this machine: 256 MiB and 3 passes, re-tuned at start to 300 to 700 ms.</summary>
    PasswordCost StaffCost { get; }

    /// <summary>What a new password of other people costs: it opens no sealed report.</summary>
    PasswordCost LearnerCost { get; }

    Task<PasswordHalves> DeriveAsync(string password, byte[] salt, PasswordCost cost, CancellationToken cancellationToken);
}
