using System.Security.Cryptography;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class FilingSignerTests
{
    private static readonly FilingCertificate _certificate = new(Guid.NewGuid(), new DateOnly(2026, 11, 24), RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void A_signature_holds_for_its_certificate_alone()
    {
        using var signer = new FilingSigner(new Secrets(1));
        using var again = new FilingSigner(new Secrets(1));
        var signature = signer.Sign(_certificate);
        Assert.Equal(64, signature.Length);
        Assert.Equal(signer.PublicKey, again.PublicKey);
        Assert.True(again.Verify(_certificate, signature));
        FilingCertificate[] others =
        [
            _certificate with { ReportId = Guid.NewGuid() },
            _certificate with { FiledOn = _certificate.FiledOn.AddDays(1) },
            _certificate with { Commitment = RandomNumberGenerator.GetBytes(32) },
            _certificate with { Commitment = _certificate.Commitment[..31] },
        ];
        Assert.All(others, other => Assert.False(signer.Verify(other, signature)));
    }

    [Fact]
    public void A_changed_signature_or_another_sites_does_not_hold()
    {
        using var signer = new FilingSigner(new Secrets(1));
        using var stranger = new FilingSigner(new Secrets(2));
        var signature = signer.Sign(_certificate);
        Assert.NotEqual(signer.PublicKey, stranger.PublicKey);
        Assert.False(stranger.Verify(_certificate, signature));
        Assert.False(signer.Verify(_certificate, signature.AsSpan(0, 63)));
        Assert.False(signer.Verify(_certificate, []));
        for (var place = 0; place < signature.Length; place++)
        {
            signature[place] ^= 1;
            Assert.False(signer.Verify(_certificate, signature));
            signature[place] ^= 1;
        }
    }

    [Fact]
    public void A_commitment_that_is_no_hash_is_not_signed()
    {
        using var signer = new FilingSigner(new Secrets(1));
        Assert.Throws<ArgumentException>(() => signer.Sign(_certificate with { Commitment = [] }));
    }

    private sealed class Secrets(byte site) : IInstanceSecrets
    {
        public byte[] Derive(string label, int length) => [.. Enumerable.Repeat(site, length)];
    }
}
