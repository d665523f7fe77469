using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Web.Adapters.Accounts;

namespace Portal.Tests.Web.Accounts;

public sealed class AttemptTests
{
    [Theory]
    [InlineData("jia")]
    [InlineData("nobody-has-this-name")]
    public async Task Failures_space_the_next_attempt_alike_for_known_and_unknown_names(string userName)
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        int[] waits = [1, 2, 5, 15, 60, 60];
        foreach (var wait in waits)
        {
            var failed = await AccountSite.SignInAsync(browser, userName, "certainly not this one");
            Assert.Contains("账号、密码或动态码不对", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var early = await AccountSite.SignInAsync(browser, userName);
            Assert.Contains($"过 {wait} 秒再试", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            site.App.Time.Advance(TimeSpan.FromSeconds(wait));
        }

        if (userName == "jia")
        {
            Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(browser, userName)).StatusCode);
            Assert.Equal(0, await site.InDatabaseAsync((_, db) => db.StaffAccounts.Where(a => a.UserName == "jia").Select(a => a.AccessFailedCount).SingleAsync()));
        }
    }

    [Fact]
    public async Task Hundred_guesses_at_once_are_one_attempt()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        var token = await AccountSite.TokenAsync(browser, "/desk/sign-in");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            using var form = new FormUrlEncodedContent([new("UserName", "jia"), new("Password", $"guess number {i} of many"), new("__form", token)]);
            using var answer = await browser.PostAsync(new Uri("/desk/sign-in", UriKind.Relative), form);
        }));
        Assert.Equal(1, await site.InDatabaseAsync((_, db) => db.StaffAccounts.Where(a => a.UserName == "jia").Select(a => a.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task Sign_ins_are_on_record_the_address_in_the_staff_log_only()
    {
        await using var site = await AccountSite.StartAsync();
        var member = await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia", "certainly not this one");
        site.App.Time.Advance(TimeSpan.FromSeconds(1));
        await AccountSite.SignInAsync(browser, "jia");
        await AccountSite.SignInAsync(site.Browser(), "a password typed into the wrong field");
        var log = await site.InDatabaseAsync((_, db) => db.SignIns.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
        Assert.Equal(["SignInFailed", "Done", "SignInFailed"], log.Select(s => s.Result));
        Assert.All(log, entry => Assert.Equal("127.0.0.1", entry.Address));
        Assert.Equal(["jia", "jia", ""], log.Select(s => s.UserName));
        var chain = await site.InDatabaseAsync((_, db) => db.AuditEntries.AsNoTracking().Where(e => e.Act == "SignIn").OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["SignInFailed", "Done"], chain.Select(e => e.Result));
        Assert.All(chain, entry => Assert.Equal((member.Id, ""), (entry.StaffId!.Value, entry.Target)));
    }

    [Fact]
    public async Task Second_factor_is_set_up_asked_for_and_replaced_by_a_recovery_code_once()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("jia");
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "jia");
        const string second = "/desk/account/second-factor";
        var page = await browser.GetStringAsync(new Uri(second, UriKind.Relative));
        Assert.Contains("data:image/png;base64,", page, StringComparison.Ordinal);
        var key = System.Text.RegularExpressions.Regex.Match(page, "<code>(?<key>[A-Z2-7 ]{20,})</code>").Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        string Code() => TotpCodes.CodeAt(key, TotpCodes.StepAt(site.App.Time.GetUtcNow()));

        var wrong = await AccountSite.PostAsync(browser, second, second + "?handler=On", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var on = await (await AccountSite.PostAsync(browser, second, second + "?handler=On", ("Code", Code()))).Content.ReadAsStringAsync();
        var codes = System.Text.RegularExpressions.Regex.Matches(on, "<li><code>(?<code>[^<]+)</code></li>").Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(10, codes.Count);

        // Neither key nor codes lie readable in the store.
        var tokens = await site.InDatabaseAsync((_, db) => db.Set<Portal.Web.Adapters.Data.Accounts.StaffToken>().AsNoTracking().Select(t => t.Value).ToListAsync());
        Assert.DoesNotContain(tokens, value => value!.Contains(key, StringComparison.Ordinal) || codes.Exists(code => value.Contains(code, StringComparison.Ordinal)));

        var fresh = site.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(fresh, "jia")).StatusCode);
        site.App.Time.Advance(TimeSpan.FromSeconds(30));
        var code = Code();
        Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(fresh, "jia", code: code)).StatusCode);

        // The same code again, seen over a shoulder.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(site.Browser(), "jia", code: code)).StatusCode);
        site.App.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await AccountSite.SignInAsync(site.Browser(), "jia", code: codes[0])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AccountSite.SignInAsync(site.Browser(), "jia", code: codes[0])).StatusCode);
    }

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        // RFC 6238 appendix B, SHA-1, the last six digits; the key is "12345678901234567890".
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("287082", TotpCodes.CodeAt(key, 59 / 30));
        Assert.Equal("081804", TotpCodes.CodeAt(key, 1111111109 / 30));
        Assert.Equal("353130", TotpCodes.CodeAt(key, 20000000000 / 30));
    }

    [Fact]
    public async Task Role_without_cases_gets_no_key()
    {
        await using var site = await AccountSite.StartAsync();
        await site.AddStaffAsync("bing", StaffRoles.Auditor);
        var browser = site.Browser();
        await AccountSite.SignInAsync(browser, "bing");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/desk/account", UriKind.Relative))).StatusCode);
        Assert.Empty(await site.InDatabaseAsync((_, db) => db.StaffKeys.ToListAsync()));
        Assert.Null(await site.InDatabaseAsync((_, db) => db.Sessions.Select(s => s.SealedKeys).SingleAsync()));
    }
}
