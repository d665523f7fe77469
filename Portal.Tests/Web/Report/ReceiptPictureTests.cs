using System.Text.RegularExpressions;
using Portal.Domain.Reporting;
using Portal.Tests.Support;
using Portal.Web.Adapters.Export;

namespace Portal.Tests.Web.Report;

/// <summary>The receipt page carries its QR code as lines that the browser draws; the picture to keep is drawn for who asks.</summary>
public sealed class ReceiptPictureTests(PortalOnSqlite fixture) : IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Picture_comes_when_it_is_asked_for_and_the_receipt_stays_the_same()
    {
        await TestCity.OfAsync(fixture.App);
        var browser = new ReporterBrowser(fixture.App, fixture.App.Client());
        var sent = await browser.SendAsync(await browser.ToCheckAsync(await browser.ToFilesAsync()));
        Assert.DoesNotContain("data:image", sent.Html, StringComparison.Ordinal);
        var shown = await browser.PostAsync(sent, "see");
        Assert.Equal(sent.Receipt, shown.Receipt);
        var picture = Convert.FromBase64String(Regex.Match(shown.Html, "src=\"data:image/png;base64,([^\"]+)\"").Groups[1].Value.Replace("&#x2B;", "+", StringComparison.Ordinal));
        Assert.Equal("\u0089PNG"u8[2..].ToArray(), picture[1..4]);
        Assert.True((await browser.FollowAsync(sent.Receipt)).Says("等待受理"));
    }

    [Fact]
    public void Qr_path_paints_the_three_corner_marks_and_leaves_the_quiet_border()
    {
        var qr = new ReceiptPicture().DrawQr(Receipt.Create());
        var painted = Regex.Matches(qr.Path, @"M(\d+) (\d+)h(\d+)v1h-(\d+)z").SelectMany(m => Enumerable
            .Range(int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), int.Parse(m.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture))
            .Select(x => (X: x, Y: int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)))).ToHashSet();
        Assert.Equal(33, qr.Size);
        Assert.All(painted, at => Assert.True(at.X is >= 4 and < 29 && at.Y is >= 4 and < 29));
        foreach (var (left, top) in new[] { (4, 4), (22, 4), (4, 22) })
        {
            Assert.All(Enumerable.Range(0, 7), i => Assert.True(painted.Contains((left + i, top)) && painted.Contains((left, top + i)) && painted.Contains((left + 6, top + i))));
            Assert.DoesNotContain((left + 1, top + 1), painted);
            Assert.Contains((left + 3, top + 3), painted);
        }
    }
}
