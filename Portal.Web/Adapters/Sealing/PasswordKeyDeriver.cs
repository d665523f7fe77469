using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Portal.Domain.Access;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// One Argon2id run of a password gives 64 bytes: 32 that prove it and 32 that wrap its owner's private key. At most two runs at a time, so
/// that a flood of sign-ins takes 512 MiB and no more; the others wait and can be cancelled.
/// </summary>
internal sealed class PasswordKeyDeriver : IPasswordKeys, IDisposable
{
    private const int Runners = 2;
    private const int Half = 32;

    private readonly DerivationGate _gate = new(Runners, int.MaxValue);
    private readonly Lazy<PasswordCost> _staffCost;

    /// <param name="staffCost">Set by the site's settings, or null to measure this machine at the first use.</param>
    /// <param name="learnerCost">Set by the site's settings, or null for 64 MiB and 3 passes.</param>
    public PasswordKeyDeriver(TimeProvider time, PasswordCost? staffCost = null, PasswordCost? learnerCost = null)
    {
        _staffCost = new(() => staffCost ?? Measure(time));
        LearnerCost = learnerCost ?? PasswordTuning.Floor;
    }

    public PasswordCost StaffCost => _staffCost.Value;

    public PasswordCost LearnerCost { get; }

    public Task<PasswordHalves> DeriveAsync(string password, byte[] salt, PasswordCost cost, CancellationToken cancellationToken) =>
        _gate.RunAsync(() => Derive(password, salt, cost), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private static PasswordHalves Derive(string password, byte[] salt, PasswordCost cost)
    {
        var bytes = Utf8(password);
        Span<byte> both = stackalloc byte[2 * Half];
        try
        {
            Algorithm(cost).DeriveBytes(bytes, salt, both);
            var verifier = GC.AllocateArray<byte>(Half, pinned: true);
            var wrapKey = GC.AllocateArray<byte>(Half, pinned: true);
            both[..Half].CopyTo(verifier);
            both[Half..].CopyTo(wrapKey);
            return new PasswordHalves(verifier, wrapKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(both);
        }
    }

    /// <summary>In NFKC, so that a password typed in full-width letters, or composed by another input method, is the same password.</summary>
    private static byte[] Utf8(string password)
    {
        // A lone surrogate cannot be normalised; a round trip through UTF-8 makes a replacement character of it.
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(password));
        return Encoding.UTF8.GetBytes(wellFormed.Normalize(NormalizationForm.FormKC));
    }

    private static PasswordCost Measure(TimeProvider time)
    {
        var began = time.GetTimestamp();
        using (Derive("measure", new byte[16], PasswordTuning.Start))
        {
            return PasswordTuning.Fit(time.GetElapsedTime(began));
        }
    }

    private static Argon2id Algorithm(PasswordCost cost) => PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = cost.MemoryKiB, NumberOfPasses = cost.Passes });
}
