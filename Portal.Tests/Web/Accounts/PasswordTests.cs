using Microsoft.AspNetCore.Identity;
using Portal.Domain.Access;
using Portal.Web.Adapters.Accounts;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Tests.Web.Accounts;

public sealed class PasswordTests : IDisposable
{
    private readonly CountedKeys _keys = new();
    private readonly PasswordRules _rules = PasswordRules.Load(Path.Combine(AppContext.BaseDirectory, "content", "common-passwords.txt"));

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task Prove_with_the_right_password_gives_the_other_half_of_the_same_single_run()
    {
        var passwords = new AccountPasswords<StaffAccount>(_keys);
        var account = new StaffAccount();
        using var made = await passwords.SetAsync(account, "a password of some length", default);
        using var proved = await passwords.ProveAsync(account, "a password of some length", default);
        Assert.Equal(2, _keys.Runs);
        Assert.True(made.WrapKey.SequenceEqual(proved!.WrapKey));
    }

    [Fact]
    public async Task Stored_record_holds_neither_half()
    {
        var account = new StaffAccount();
        using var made = await new AccountPasswords<StaffAccount>(_keys).SetAsync(account, "a password of some length", default);
        Assert.StartsWith("1$m=8192,t=1$", account.PasswordHash, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(_keys.Last.Verifier), account.PasswordHash, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(_keys.Last.WrapKey), account.PasswordHash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prove_that_fails_costs_one_run_whether_the_account_exists_or_not(bool exists)
    {
        var passwords = new AccountPasswords<StaffAccount>(_keys);
        var account = new StaffAccount();
        using var made = await passwords.SetAsync(account, "a password of some length", default);
        var before = _keys.Runs;
        Assert.Null(await passwords.ProveAsync(exists ? account : null, "another password", default));
        Assert.Equal(1, _keys.Runs - before);
    }

    [Fact]
    public void Framework_that_hashes_gets_the_same_format()
    {
        IPasswordHasher<LearnerAccount> hasher = new AccountPasswords<LearnerAccount>(_keys);
        var hash = hasher.HashPassword(new LearnerAccount(), "a password of some length");
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(new LearnerAccount(), hash, "a password of some length"));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(new LearnerAccount(), hash, "a password of some lengthx"));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(new LearnerAccount(), "AQAAAAIAAYagAAAAE", "a password of some length"));
    }

    [Theory]
    [InlineData("短短的密码", "PasswordTooShort")]
    [InlineData("Woaini1314woaini1314", "PasswordCommon")]
    [InlineData("QWERTYUIOPqwertyuiop", "PasswordCommon")]
    [InlineData("１２３４５６７８９０１２３４５６７８９０", "PasswordCommon")]
    [InlineData("password123456", "PasswordCommon")]
    [InlineData("zhangsan 的密码好长好长", "PasswordHasUserName")]
    [InlineData("远山 river kettle 77", null)]
    [InlineData("随便想到的四个不相干词语啊", "PasswordTooShort")]
    [InlineData("随便想到的四个不相干的词语啊呀", null)]
    public void Check_says_what_is_wrong(string password, string? code) =>
        Assert.Equal(code, _rules.Check(password, "zhangsan", PasswordRules.StaffLength)?.Code);

    private sealed class CountedKeys : IPasswordKeys, IDisposable
    {
        private readonly Portal.Web.Adapters.Sealing.PasswordKeyDeriver _deriver = new(TimeProvider.System, new PasswordCost(8192, 1), new PasswordCost(8192, 1));

        public void Dispose() => _deriver.Dispose();

        public int Runs { get; private set; }

        public (byte[] Verifier, byte[] WrapKey) Last { get; private set; }

        public PasswordCost StaffCost => _deriver.StaffCost;

        public PasswordCost LearnerCost => _deriver.LearnerCost;

        public async Task<PasswordHalves> DeriveAsync(string password, byte[] salt, PasswordCost cost, CancellationToken cancellationToken)
        {
            Runs++;
            var halves = await _deriver.DeriveAsync(password, salt, cost, cancellationToken);
            Last = ([.. halves.Verifier], [.. halves.WrapKey]);
            return halves;
        }
    }
}
