using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// Argon2id(receipt, salt of the site, 19 MiB, 2 passes) gives 64 bytes; HKDF-SHA512 makes tag, wrap and claim code of them. The cost is low on
/// purpose: 115 random bits need no stretching, and a lookup must not be a way to exhaust the machine.
/// </summary>
internal sealed class ReceiptKeyDeriver : IReceiptKeys, IDisposable
{
    internal const int MemoryKiB = 19 * 1024;
    internal const int Passes = 2;

    /// <summary>Half a second's work of one core: who waits behind so many is still answered on the second line of the grid.</summary>
    private const int Waiting = 32;
    private const int ClaimSymbols = 13;

    private static readonly PasswordBasedKeyDerivationAlgorithm _argon2 = PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes });

    private readonly DerivationGate _gate;
    private readonly byte[] _salt;
    private readonly byte[] _pepper;

    public ReceiptKeyDeriver(IInstanceSecrets secrets)
        : this(secrets, new DerivationGate(Environment.ProcessorCount, Waiting * Environment.ProcessorCount))
    {
    }

    internal ReceiptKeyDeriver(IInstanceSecrets secrets, DerivationGate gate)
    {
        _gate = gate;
        _salt = secrets.Derive(InstanceLabel.ReceiptSalt, 16);
        _pepper = secrets.Derive(InstanceLabel.Pepper, 32);
    }

    public Task<ReceiptKeys> DeriveAsync(Receipt receipt, CancellationToken cancellationToken) =>
        _gate.RunAsync(() => Derive(receipt), cancellationToken);

    public void Dispose()
    {
        _gate.Dispose();
        CryptographicOperations.ZeroMemory(_pepper);
    }

    private ReceiptKeys Derive(Receipt receipt)
    {
        Span<byte> typed = stackalloc byte[receipt.Characters.Length];
        Span<byte> root = stackalloc byte[64];
        Span<byte> tag = stackalloc byte[32];
        Span<byte> claim = stackalloc byte[9];
        try
        {
            Encoding.ASCII.GetBytes(receipt.Characters, typed);
            _argon2.DeriveBytes(typed, _salt, root);
            var wrap = GC.AllocateArray<byte>(NSecReportSealer.KeySize, pinned: true);
            KeyDerivationAlgorithm.HkdfSha512.DeriveBytes(root, [], "portal/receipt/v1/tag"u8, tag);
            KeyDerivationAlgorithm.HkdfSha512.DeriveBytes(root, [], "portal/receipt/v1/wrap"u8, wrap);
            KeyDerivationAlgorithm.HkdfSha512.DeriveBytes(root, [], "portal/receipt/v1/claim"u8, claim);
            return new ReceiptKeys(HMACSHA256.HashData(_pepper, tag), wrap, Crockford.Encode(claim)[..ClaimSymbols]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
            CryptographicOperations.ZeroMemory(root);
            CryptographicOperations.ZeroMemory(tag);
            CryptographicOperations.ZeroMemory(claim);
        }
    }
}
