using CsCheck;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class RecoveryKeysTests
{
    private static readonly SealLabel _label = new(Guid.NewGuid(), "wrap/recovery");
    private readonly NSecReportSealer _sealer = new();
    private readonly RecoveryKeys _recovery;

    public RecoveryKeysTests() => _recovery = new RecoveryKeys(_sealer);

    [Fact]
    public void Any_two_of_three_shares_open_what_was_sealed_to_the_recovery_key()
    {
        var made = _recovery.Create();
        var wrap = _sealer.SealTo(made.Boxes.PublicKey, _label, "key of a report"u8);
        Assert.Equal("ABC", string.Concat(made.Shares.Select(share => share.Letter)));
        foreach (var one in made.Shares)
        {
            foreach (var other in made.Shares.Where(share => share.Letter != one.Letter))
            {
                using var opened = _recovery.Open(one.Text, other.Text, made.Boxes).Value;
                Assert.Equal(made.Boxes.PublicKey, opened.PublicKey);
                Assert.Equal("key of a report"u8.ToArray(), _sealer.OpenWith(opened, _label, wrap));
            }
        }
    }

    [Fact]
    public void A_share_is_a_letter_and_fourteen_groups_and_may_be_typed_as_it_comes()
    {
        var made = _recovery.Create();
        Assert.All(made.Shares, share => Assert.Matches($"^{share.Letter}( [0-9A-HJKMNP-TV-Z]{{4}}){{14}}$", share.Text));
#pragma warning disable CA1308 // people type small letters
        using var opened = _recovery.Open(
            made.Shares[1].Text.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'), made.Shares[0].Text.Replace(' ', '－'), made.Boxes).Value;
#pragma warning restore CA1308
        Assert.Equal(made.Boxes.PublicKey, opened.PublicKey);
    }

    [Fact]
    public void One_share_twice_opens_nothing()
    {
        var made = _recovery.Create();
        Assert.Equal("RecoverySharesSame", Assert.Single(_recovery.Open(made.Shares[2].Text, made.Shares[2].Text, made.Boxes).Refusals).Code);
    }

    [Fact]
    public void A_mistyped_share_is_told_at_its_field()
    {
        var made = _recovery.Create();
        var good = made.Shares[0].Text;
        var wrong = good[..^1] + (good[^1] == '7' ? '8' : '7');
        foreach (var typed in new[] { wrong, good[..^1], good + "7", "D" + good[1..], "B" + good[1..], "不是分片", string.Empty, new string('A', 5000), null })
        {
            AssertRefused("RecoveryShareMistyped", "first", _recovery.Open(typed, made.Shares[1].Text, made.Boxes));
            AssertRefused("RecoveryShareMistyped", "second", _recovery.Open(made.Shares[1].Text, typed, made.Boxes));
        }
    }

    [Fact]
    public void Anything_at_all_for_a_share_is_refused_as_mistyped()
    {
        var made = _recovery.Create();
        Gen.String[Gen.Char, 0, 100].Sample(
            typed => AssertRefused("RecoveryShareMistyped", "first", _recovery.Open(typed, made.Shares[0].Text, made.Boxes)), iter: 5000);
    }

    [Fact]
    public void Shares_or_boxes_of_another_key_do_not_open()
    {
        var made = _recovery.Create();
        var other = _recovery.Create();
        var swapped = made.Boxes with { BoxAB = made.Boxes.BoxAC, BoxAC = made.Boxes.BoxAB };
        AssertRefused("RecoverySharesDoNotOpen", string.Empty, _recovery.Open(made.Shares[0].Text, other.Shares[1].Text, made.Boxes));
        AssertRefused("RecoverySharesDoNotOpen", string.Empty, _recovery.Open(made.Shares[0].Text, made.Shares[1].Text, other.Boxes));
        AssertRefused("RecoverySharesDoNotOpen", string.Empty, _recovery.Open(made.Shares[0].Text, made.Shares[1].Text, swapped));
        AssertRefused(
            "RecoverySharesDoNotOpen",
            string.Empty,
            _recovery.Open(made.Shares[0].Text, made.Shares[1].Text, made.Boxes with { PublicKey = other.Boxes.PublicKey }));
    }

    [Fact]
    public void One_share_alone_opens_no_box()
    {
        var made = _recovery.Create();
        Crockford.TryClean(made.Shares[0].Text, out var symbols);
        var key = Crockford.Decode(symbols.AsSpan(1))[..32];
        foreach (var box in new[] { made.Boxes.BoxAB, made.Boxes.BoxAC, made.Boxes.BoxBC })
        {
            foreach (var field in new[] { "recovery/AB/A", "recovery/AB/B", "recovery/AC/A", "recovery/AC/C", "recovery/BC/B", "recovery/BC/C" })
            {
                var subject = new Guid(System.Security.Cryptography.SHA256.HashData(made.Boxes.PublicKey).AsSpan(0, 16), bigEndian: true);
                Assert.Throws<SealBrokenException>(() => _sealer.Open(key, new SealLabel(subject, field), box));
            }
        }
    }

    [Fact]
    public void No_share_shows_in_its_text_form() => Assert.All(
        _recovery.Create().Shares, share => Assert.Equal($"(recovery share {share.Letter})", share.ToString()));

    private static void AssertRefused(string code, string field, Outcome<IUnlockedKey> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }
}
