using System.Security.Cryptography;
using CsCheck;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class SealerTests
{
    private static readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private static readonly SealLabel _label = new(Guid.NewGuid(), "narrative", 1, 1);
    private readonly NSecReportSealer _sealer = new();

    public static IEnumerable<SealLabel> OtherLabels(SealLabel label) =>
    [
        label with { Subject = Guid.NewGuid() },
        label with { Field = "message" },
        label with { Field = label.Field + "x" },
        label with { Field = label.Field[..^1] },
        label with { Sequence = label.Sequence + 1 },
        label with { Sequence = -label.Sequence },
        label with { Epoch = label.Epoch + 1 },
    ];

    [Theory]
    [InlineData(0, 1024)]
    [InlineData(1, 1024)]
    [InlineData(900, 1024)]
    [InlineData(1023, 1024)]
    [InlineData(1024, 4096)]
    [InlineData(4095, 4096)]
    [InlineData(4096, 16384)]
    [InlineData(16383, 16384)]
    [InlineData(16384, 65536)]
    [InlineData(65535, 65536)]
    [InlineData(65536, 131072)]
    [InlineData(131071, 131072)]
    [InlineData(131072, 196608)]
    [InlineData(5 * 1024 * 1024, (5 * 1024 * 1024) + 65536)]
    public void Opening_gives_back_the_text_from_its_bucket(int size, int bucket)
    {
        foreach (var text in new[] { RandomNumberGenerator.GetBytes(size), new byte[size] })
        {
            var bytes = _sealer.Seal(_key, _label, text);
            Assert.Equal(bucket + 41, bytes.Length);
            Assert.Equal(1, bytes[0]);
            Assert.Equal(text, _sealer.Open(_key, _label, bytes));
        }
    }

    [Fact]
    public void Opening_gives_back_any_text() => Gen.Byte.Array[0, 20_000].Sample(
        text => Assert.Equal(text, _sealer.Open(_key, _label, _sealer.Seal(_key, _label, text))), iter: 50);

    [Fact]
    public void Opening_a_text_under_another_label_key_or_suite_fails()
    {
        var bytes = _sealer.Seal(_key, _label, "三号罐区漏液"u8);
        Assert.All(OtherLabels(_label), other => AssertBroken(() => _sealer.Open(_key, other, bytes)));
        AssertBroken(() => _sealer.Open(RandomNumberGenerator.GetBytes(32), _label, bytes));
        bytes[0] = 2;
        AssertBroken(() => _sealer.Open(_key, _label, bytes));
    }

    [Fact]
    public void Opening_a_text_with_any_byte_changed_or_cut_fails()
    {
        var bytes = _sealer.Seal(_key, _label, "三号罐区漏液"u8);
        for (var place = 0; place < bytes.Length; place++)
        {
            bytes[place] ^= 0x10;
            AssertBroken(() => _sealer.Open(_key, _label, bytes));
            bytes[place] ^= 0x10;
            AssertBroken(() => _sealer.Open(_key, _label, bytes.AsSpan(0, place)));
        }
    }

    [Fact]
    public void A_stream_does_not_open_as_a_text_nor_a_text_as_a_stream()
    {
        var text = _sealer.Seal(_key, _label, new byte[10]);
        using var stream = _sealer.OpenStream(new MemoryStream(text), _key, _label, 1023);
        Assert.Throws<SealBrokenException>(() => stream.CopyTo(Stream.Null));
    }

    [Fact]
    public void OpenWith_gives_the_secret_to_the_one_it_was_sealed_to()
    {
        using var officer = _sealer.CreateKeyPair();
        using var colleague = _sealer.CreateKeyPair();
        using var unlocked = _sealer.Unlock(officer.PrivateKey);
        using var other = _sealer.Unlock(colleague.PrivateKey);
        Assert.Equal(officer.PublicKey, unlocked.PublicKey);
        foreach (var size in new[] { 0, 1, 32, 64, 5000 })
        {
            var secret = RandomNumberGenerator.GetBytes(size);
            var bytes = _sealer.SealTo(officer.PublicKey, _label, secret);
            Assert.Equal(secret, _sealer.OpenWith(unlocked, _label, bytes));
            Assert.NotEqual(bytes, _sealer.SealTo(officer.PublicKey, _label, secret));
            AssertBroken(() => _sealer.OpenWith(other, _label, bytes));
            Assert.All(OtherLabels(_label), label => AssertBroken(() => _sealer.OpenWith(unlocked, label, bytes)));
            for (var place = 0; place < Math.Min(bytes.Length, 200); place++)
            {
                bytes[place] ^= 1;
                AssertBroken(() => _sealer.OpenWith(unlocked, _label, bytes));
                bytes[place] ^= 1;
                AssertBroken(() => _sealer.OpenWith(unlocked, _label, bytes.AsSpan(0, place)));
            }
        }
    }

    [Fact]
    public void Sealing_to_a_key_that_agrees_on_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _sealer.SealTo(new byte[32], _label, _key));
        Assert.Throws<ArgumentException>(() => _sealer.SealTo(new byte[31], _label, _key));
        Assert.Throws<ArgumentException>(() => _sealer.Unlock(new byte[31]));
    }

    [Fact]
    public void Opening_anything_at_all_fails_only_as_broken()
    {
        using var pair = _sealer.CreateKeyPair();
        using var unlocked = _sealer.Unlock(pair.PrivateKey);
        Gen.Select(Gen.Frequency((3, Gen.Byte.Array[0, 200]), (1, Gen.Byte.Array[1065])), Gen.Bool).Sample(
            (bytes, claimsSuite) =>
            {
                if (claimsSuite && bytes.Length > 0)
                {
                    bytes[0] = 1;
                }

                AssertBroken(() => _sealer.Open(_key, _label, bytes));
                AssertBroken(() => _sealer.OpenWith(unlocked, _label, bytes));
            },
            iter: 5000);
    }

    [Fact]
    public void A_label_without_a_plain_field_or_a_key_of_another_size_is_a_bug()
    {
        foreach (var field in new[] { null!, string.Empty, "陈述", new string('x', 256) })
        {
            Assert.Throws<ArgumentException>(() => _sealer.Seal(_key, _label with { Field = field }, []));
        }

        Assert.Throws<ArgumentException>(() => _sealer.Seal(new byte[16], _label, []));
        Assert.Throws<ArgumentException>(() => _sealer.SealStream(Stream.Null, new byte[33], _label));
    }

    [Fact]
    public void No_secret_shows_in_any_text_form()
    {
        using var keys = _sealer.CreateKeys();
        using var pair = _sealer.CreateKeyPair();
        using var unlocked = _sealer.Unlock(pair.PrivateKey);
        foreach (var thing in new object[] { keys, pair, unlocked, ((UnlockedKey)unlocked).Key, _sealer, _sealer.SealStream(Stream.Null, _key, _label) })
        {
            Assert.Equal(thing.GetType().FullName, thing.ToString());
        }
    }

    [Fact]
    public void Keys_are_fresh_whole_and_wiped_when_disposed()
    {
        var keys = _sealer.CreateKeys();
        Assert.Equal((32, 32), (keys.Conversation.Length, keys.Desk!.Length));
        Assert.NotEqual(keys.Conversation, keys.Desk);
        keys.Dispose();
        Assert.Equal(new byte[32], keys.Conversation);
        Assert.Equal(new byte[32], keys.Desk);
    }

    private static void AssertBroken(Func<byte[]> open) => Assert.Throws<SealBrokenException>(open);
}
