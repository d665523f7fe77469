using System.Text;
using NSec.Cryptography;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

/// <summary>The library under the sealer answers as the standards print it, and the sealer reads what it wrote when it was first released.</summary>
public class KnownAnswerTests
{
    [Fact]
    public void X25519_agrees_as_in_RFC_7748()
    {
        var alice = Hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        var bob = Hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        using var unlocked = new NSecReportSealer().Unlock(alice);
        Assert.Equal(Hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"), unlocked.PublicKey);

        var export = new SharedSecretCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        var other = PublicKey.Import(KeyAgreementAlgorithm.X25519, bob, KeyBlobFormat.RawPublicKey);
        using var shared = KeyAgreementAlgorithm.X25519.Agree(((UnlockedKey)unlocked).Key, other, export);
        Assert.Equal(
            Hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"), shared!.Export(SharedSecretBlobFormat.RawSharedSecret));
    }

    [Fact]
    public void XChaCha20Poly1305_seals_as_in_its_draft()
    {
        using var key = Key.Import(
            AeadAlgorithm.XChaCha20Poly1305, Hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"), KeyBlobFormat.RawSymmetricKey);
        var text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."u8;
        Assert.Equal(
            Hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                + "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"),
            AeadAlgorithm.XChaCha20Poly1305.Encrypt(key, Hex("404142434445464748494a4b4c4d4e4f5051525354555657"), Hex("50515253c0c1c2c3c4c5c6c7"), text));
    }

    [Fact]
    public void Hkdf_expands_as_in_RFC_5869() => Assert.Equal(
        Hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
        KeyDerivationAlgorithm.HkdfSha256.DeriveBytes(
            Hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), Hex("000102030405060708090a0b0c"), Hex("f0f1f2f3f4f5f6f7f8f9"), 42));

    /// <summary>RFC 9106 prints only vectors of four lanes and with a secret, which libsodium does not do; this is libsodium's own of one lane.</summary>
    [Fact]
    public void Argon2id_derives_as_in_libsodiums_vectors()
    {
        var password = Hex(
            "a347ae92bce9f80f6f595a4480fc9c2fe7e7d7148d371e9487d75f5c23008ffae065577a928febd9b1973a5a95073acdbeb6a030cfc0d79caa2dc5cd011cef02"
            + "c08da232d76d52dfbca38ca8dcbd665b17d1665f7cf5fe59772ec909733b24de97d6f58d220b20c60d7c07ec1fd93c52c31020300c6c1facd77937a597c7a6");
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 7_256_678 / 1024, NumberOfPasses = 5 });
        Assert.Equal(
            Hex("18acec5d6507739f203d1f5d9f1d862f7c2cdac4f19d2bdff64487e60d969e3ced615337b9eec6ac4461c6ca07f0939741e57c24d0005c7ea171a0ee1e734824"
                + "9d135b38f222e4dad7b9a033ed83f5ca27277393e316582033c74affe2566a2bea47f91f0fd9fe49ece7e1f79f3ad6e9b23e0277c8ecc4b313225748dd2a80f5"
                + "679534a0700e246a79a49b3f74eb89ec6205fe1eeb941c73b1fcf1"),
            algorithm.DeriveBytes(password, Hex("5541fbc995d5c197ba290346d2c559de"), 155));
    }

    [Fact]
    public void Ed25519_signs_as_in_RFC_8032()
    {
        using var key = Key.Import(
            SignatureAlgorithm.Ed25519, Hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), KeyBlobFormat.RawPrivateKey);
        Assert.Equal(
            Hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
            SignatureAlgorithm.Ed25519.Sign(key, []));
    }

    /// <summary>Fails when a format changes by accident: what stands in databases must open for years.</summary>
    [Fact]
    public void What_the_first_release_sealed_still_opens()
    {
        var vector = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "sealing", "suite1.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => Convert.FromBase64String(parts[1]));
        var sealer = new NSecReportSealer();
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var label = new SealLabel(new Guid("00112233-4455-6677-8899-aabbccddeeff"), "narrative", 7, 2);
        var text = Encoding.UTF8.GetBytes("三号罐区漏液");
        using var unlocked = sealer.Unlock(key);

        Assert.Equal(text, sealer.Open(key, label, vector["text"]));
        Assert.Equal(text, sealer.OpenWith(unlocked, label, vector["wrap"]));
        using var stream = sealer.OpenStream(new MemoryStream(vector["stream"]), key, label, text.Length);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        Assert.Equal(text, content.ToArray());
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
