using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Intake;

/// <summary>Checks 17 and 18: who holds which key opens what, and nothing sealed for one place opens at another.</summary>
public sealed class KeysTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Cold_disk_with_one_officers_key_opens_only_what_is_wrapped_for_it()
    {
        var city = await TestCity.OfAsync(fixture.App);
        var mine = await FileAsync(city);
        var other = await FileAsync(city, cityOnly: true);
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var sealer = scope.ServiceProvider.GetRequiredService<IReportSealer>();
        var officer = city.BureauOfficers[0];
        using var key = sealer.Unlock(officer.PrivateKey);

        var wraps = await db.ReportWraps.AsNoTracking().ToListAsync();
        var opened = wraps.Where(w => Opens(sealer, key, w)).Select(w => w.ReportId).ToHashSet();
        Assert.Contains(mine, opened);
        Assert.DoesNotContain(other, opened);

        // A wrap of one report put under another is no key: the label is authenticated.
        var wrap = wraps.Single(w => w.ReportId == mine && w.KeyId == officer.KeyId);
        Assert.Throws<SealBrokenException>(() => sealer.OpenWith(key, Seals.OfficerWrap(other, officer.KeyId, wrap.Epoch), wrap.SealedKeys));
        var keys = sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys);
        var report = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == mine);
        Assert.Contains("污水池", sealer.OpenJson<ReportContent>(keys.AsSpan(0, 32), Seals.Content(mine), report.SealedContent).What, StringComparison.Ordinal);
        Assert.Throws<SealBrokenException>(() => sealer.OpenJson<ReportContent>(keys.AsSpan(0, 32), Seals.Content(other), report.SealedContent));
        Assert.Throws<SealBrokenException>(() => sealer.OpenJson<ReportContent>(keys.AsSpan(32, 32), Seals.Content(mine), report.SealedContent));
    }

    [Fact]
    public async Task Stored_rows_do_not_link_two_reports_of_one_reporter()
    {
        var city = await TestCity.OfAsync(fixture.App);
        var first = await FileAsync(city);
        var second = await FileAsync(city);
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var one = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == first);
        var two = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == second);
        Assert.NotEqual(one.ReporterPublicKey, two.ReporterPublicKey);
        Assert.NotEqual(one.ReceiptTag, two.ReceiptTag);
        Assert.NotEqual(one.ClaimTag, two.ClaimTag);
        Assert.Equal(4, first.Version);
        Assert.Equal(4, second.Version);
    }

    [Fact]
    public async Task Without_the_pepper_the_stored_tag_cannot_be_made_from_a_receipt()
    {
        var city = await TestCity.OfAsync(fixture.App);
        var browser = new ReporterBrowser(fixture.App, fixture.App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        Assert.True(Receipt.TryParse(sent.Receipt, out var receipt, out _));
        await using var scope = fixture.App.Services.CreateAsyncScope();
        using var right = await scope.ServiceProvider.GetRequiredService<IReceiptKeys>().DeriveAsync(receipt, CancellationToken.None);
        using var wrong = await new global::Portal.Web.Adapters.Sealing.ReceiptKeyDeriver(new OtherPepper(scope.ServiceProvider.GetRequiredService<IInstanceSecrets>()))
            .DeriveAsync(receipt, CancellationToken.None);
        var tags = await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.Select(r => r.ReceiptTag).ToListAsync();
        Assert.Contains(tags, tag => tag.SequenceEqual(right.Tag));
        Assert.DoesNotContain(tags, tag => tag.SequenceEqual(wrong.Tag));
        Assert.NotEmpty(city.BureauOfficers);
    }

    private static bool Opens(IReportSealer sealer, IUnlockedKey key, ReportWrap wrap)
    {
        try
        {
            CryptographicOperations.ZeroMemory(sealer.OpenWith(key, Seals.Wrap(wrap), wrap.SealedKeys));
            return true;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    private async Task<Guid> FileAsync(TestCity city, bool cityOnly = false)
    {
        Assert.NotEmpty(city.BureauOfficers);
        var known = await IdsAsync();
        var browser = new ReporterBrowser(fixture.App, fixture.App.Client());
        var check = await browser.ToCheckAsync(await browser.ToFilesAsync());
        check = cityOnly ? await browser.PostAsync(check, "city") : check;
        Assert.True((await browser.SendAsync(check)).Says("举报回执"));
        return (await IdsAsync()).Except(known).Single();
    }

    private async Task<HashSet<Guid>> IdsAsync()
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<PortalDb>().Reports.Select(r => r.Id).ToListAsync()];
    }

    /// <summary>An installation with the same salt and another pepper: what a thief of the disk could set up.</summary>
    private sealed class OtherPepper(IInstanceSecrets real) : IInstanceSecrets
    {
        public byte[] Derive(string label, int length) => label == InstanceLabel.Pepper ? new byte[length] : real.Derive(label, length);
    }
}
