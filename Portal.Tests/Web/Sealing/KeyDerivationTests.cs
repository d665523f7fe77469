using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using NSec.Cryptography;
using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public class KeyDerivationTests
{
    private static readonly PasswordCost _cheap = new(1024, 1);
    private static readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);

    [Fact]
    public async Task A_receipt_gives_the_same_keys_each_time_and_another_receipt_gives_none_of_them()
    {
        using var deriver = new ReceiptKeyDeriver(new FixedSecrets());
        var receipt = Receipt.Create();
        using var first = await deriver.DeriveAsync(receipt, CancellationToken.None);
        using var second = await deriver.DeriveAsync(receipt, CancellationToken.None);
        using var other = await deriver.DeriveAsync(Receipt.Create(), CancellationToken.None);
        Assert.Equal((32, 32, 13), (first.Tag.Length, first.Wrap.Length, first.ClaimCode.Length));
        Assert.Equal((Convert.ToHexString(first.Tag), Convert.ToHexString(first.Wrap), first.ClaimCode), (Convert.ToHexString(second.Tag), Convert.ToHexString(second.Wrap), second.ClaimCode));
        Assert.NotEqual(first.Tag, other.Tag);
        Assert.NotEqual(first.Wrap, other.Wrap);
        Assert.NotEqual(first.ClaimCode, other.ClaimCode);
        Assert.NotEqual(first.Tag, first.Wrap);
        Assert.True(Crockford.TryClean(first.ClaimCode, out var clean));
        Assert.Equal(first.ClaimCode, clean);
        Assert.Equal(typeof(ReceiptKeys).FullName, ((object)first).ToString());
    }

    [Fact]
    public async Task Another_pepper_changes_the_tag_alone_and_another_salt_changes_all()
    {
        var receipt = Receipt.Create();
        using var site = await KeysAsync(new FixedSecrets(), receipt);
        using var peppered = await KeysAsync(new FixedSecrets(InstanceLabel.Pepper), receipt);
        using var salted = await KeysAsync(new FixedSecrets(InstanceLabel.ReceiptSalt), receipt);
        Assert.NotEqual(site.Tag, peppered.Tag);
        Assert.Equal(site.Wrap, peppered.Wrap);
        Assert.Equal(site.ClaimCode, peppered.ClaimCode);
        Assert.NotEqual(site.Tag, salted.Tag);
        Assert.NotEqual(site.Wrap, salted.Wrap);
        Assert.NotEqual(site.ClaimCode, salted.ClaimCode);
    }

    [Fact]
    public async Task A_receipts_wrap_is_Argon2id_of_19_MiB_and_2_passes_then_Hkdf()
    {
        var receipt = Receipt.Create();
        var argon2 = PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 19456, NumberOfPasses = 2 });
        var root = argon2.DeriveBytes(System.Text.Encoding.ASCII.GetBytes(receipt.Characters), new FixedSecrets().Derive(InstanceLabel.ReceiptSalt, 16), 64);
        using var keys = await KeysAsync(new FixedSecrets(), receipt);
        Assert.Equal(HKDF.DeriveKey(HashAlgorithmName.SHA512, root, 32, [], "portal/receipt/v1/wrap"u8.ToArray()), keys.Wrap);
    }

    [Fact]
    public async Task When_all_places_are_taken_the_next_is_told_to_come_later_and_a_freed_place_serves_again()
    {
        using var gate = new DerivationGate(runners: 2, queue: 3);
        using var hold = new ManualResetEventSlim();
        var inside = Enumerable.Range(0, 5).Select(i => gate.RunAsync(() => Held(hold, i), CancellationToken.None)).ToArray();
        await Assert.ThrowsAsync<KeyDerivationBusyException>(() => gate.RunAsync(() => 6, CancellationToken.None));
        using var busy = new ReceiptKeyDeriver(new FixedSecrets(), gate);
        await Assert.ThrowsAsync<KeyDerivationBusyException>(() => busy.DeriveAsync(Receipt.Create(), CancellationToken.None));
        hold.Set();
        int[] all = await Task.WhenAll(inside);
        Assert.Equal([0, 1, 2, 3, 4], all);
        Assert.Equal(7, await gate.RunAsync(() => 7, CancellationToken.None));
    }

    [Fact]
    public async Task No_more_runs_are_under_way_than_were_allowed()
    {
        using var gate = new DerivationGate(runners: 2, queue: int.MaxValue);
        int running = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => gate.RunAsync(
            () =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Thread.SpinWait(1000);
                return Interlocked.Decrement(ref running);
            },
            CancellationToken.None)));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_caller_who_went_away_or_whose_run_failed_leaves_his_place()
    {
        using var gate = new DerivationGate(runners: 1, queue: 1);
        using var hold = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = gate.RunAsync(() => Held(hold, 1), CancellationToken.None);
        var waiting = gate.RunAsync(() => 2, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var third = gate.RunAsync<int>(() => throw new CryptographicException(), CancellationToken.None);
        hold.Set();
        Assert.Equal(1, await first);
        await Assert.ThrowsAsync<CryptographicException>(() => third);
        Assert.Equal(4, await gate.RunAsync(() => 4, CancellationToken.None));
    }

    [Fact]
    public async Task A_password_gives_two_halves_that_depend_on_all_of_it_on_salt_and_on_cost()
    {
        using var deriver = new PasswordKeyDeriver(TimeProvider.System, _cheap, _cheap);
        using var halves = await deriver.DeriveAsync("正确的马电池订书钉", _salt, _cheap, CancellationToken.None);
        using var again = await deriver.DeriveAsync("正确的马电池订书钉", _salt, _cheap, CancellationToken.None);
        Assert.Equal((32, 32), (halves.Verifier.Length, halves.WrapKey.Length));
        Assert.Equal(halves.Verifier, again.Verifier);
        Assert.Equal(halves.WrapKey, again.WrapKey);
        Assert.NotEqual(halves.Verifier, halves.WrapKey);
        Assert.Equal(typeof(PasswordHalves).FullName, ((object)halves).ToString());
        using var word = await deriver.DeriveAsync("正确的马电池订书针", _salt, _cheap, CancellationToken.None);
        using var salt = await deriver.DeriveAsync("正确的马电池订书钉", RandomNumberGenerator.GetBytes(16), _cheap, CancellationToken.None);
        using var cost = await deriver.DeriveAsync("正确的马电池订书钉", _salt, _cheap with { Passes = 2 }, CancellationToken.None);
        foreach (var other in new[] { word, salt, cost })
        {
            Assert.NotEqual(halves.Verifier, other.Verifier);
            Assert.NotEqual(halves.WrapKey, other.WrapKey);
        }
    }

    [Theory]
    [InlineData("Portal-2026-示例", "Ｐｏｒｔａｌ－２０２６－示例")]
    [InlineData("caf\u00E9 caf\u00E9 caf\u00E9", "cafe\u0301 cafe\u0301 cafe\u0301")]
    public async Task A_password_typed_with_another_input_method_is_the_same(string one, string other)
    {
        using var deriver = new PasswordKeyDeriver(TimeProvider.System, _cheap, _cheap);
        using var halves = await deriver.DeriveAsync(one, _salt, _cheap, CancellationToken.None);
        using var same = await deriver.DeriveAsync(other, _salt, _cheap, CancellationToken.None);
        Assert.Equal(halves.Verifier, same.Verifier);
    }

    [Fact]
    public async Task A_password_of_broken_characters_is_a_password_too()
    {
        using var deriver = new PasswordKeyDeriver(TimeProvider.System, _cheap, _cheap);
        using var halves = await deriver.DeriveAsync("\uD800 fourteen signs", _salt, _cheap, CancellationToken.None);
        Assert.Equal(32, halves.Verifier.Length);
    }

    [Theory]
    [InlineData(100, 256, 12)]
    [InlineData(200, 256, 7)]
    [InlineData(299, 256, 5)]
    [InlineData(300, 256, 3)]
    [InlineData(700, 256, 3)]
    [InlineData(1000, 112, 3)]
    [InlineData(1500, 64, 3)]
    [InlineData(60000, 64, 3)]
    [InlineData(0, 256, 12)]
    public void Tuning_fits_a_run_between_300_and_700_ms_and_never_below_the_floor(int measured, int mebibytes, int passes) =>
        Assert.Equal(new PasswordCost(mebibytes * 1024, passes), PasswordTuning.Fit(TimeSpan.FromMilliseconds(measured)));

    [Fact]
    public void The_staff_cost_is_measured_once_by_the_given_clock_unless_it_was_set()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        using var measured = new PasswordKeyDeriver(clock);
        Assert.Equal(new PasswordCost(112 * 1024, 3), measured.StaffCost);
        clock.AutoAdvanceAmount = TimeSpan.FromSeconds(9);
        Assert.Equal(new PasswordCost(112 * 1024, 3), measured.StaffCost);
        Assert.Equal(new PasswordCost(64 * 1024, 3), measured.LearnerCost);
        using var given = new PasswordKeyDeriver(clock, _cheap, new PasswordCost(2048, 2));
        Assert.Equal((_cheap, new PasswordCost(2048, 2)), (given.StaffCost, given.LearnerCost));
    }

    private static async Task<ReceiptKeys> KeysAsync(IInstanceSecrets secrets, Receipt receipt)
    {
        using var deriver = new ReceiptKeyDeriver(secrets);
        return await deriver.DeriveAsync(receipt, CancellationToken.None);
    }

    private static int Held(ManualResetEventSlim until, int value)
    {
        until.Wait();
        return value;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            if (Interlocked.CompareExchange(ref most, value, seen) == seen)
            {
                return;
            }
        }
    }

    /// <summary>A site whose secrets are known; <paramref name="changed"/> names the one label that another site has otherwise.</summary>
    private sealed class FixedSecrets(string changed = "") : IInstanceSecrets
    {
        public byte[] Derive(string label, int length) => HKDF.DeriveKey(
            HashAlgorithmName.SHA256, new byte[32], length, [], System.Text.Encoding.ASCII.GetBytes(label == changed ? label + "!" : label));
    }
}
