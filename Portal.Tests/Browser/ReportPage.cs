using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>What check 25 asks of every intake page, whatever its language: axe finds nothing, nothing sticks out of the narrowest screen, and English is English.</summary>
/// <param name="prefix">Of the path: <c>/elder/en</c>.</param>
/// <param name="shots">True to keep pictures at phone and desk width.</param>
internal sealed class ReportPage(Visitor visitor, string prefix, bool shots)
{
    /// <summary>320 CSS pixels: the narrowest phone, and a screen of 1280 at 400 %.</summary>
    private const int Narrowest = 320;

    private const int Phone = 390;

    private const int Desk = 1440;

    private int _number;

    public IPage Page => visitor.Page;

    public async Task LookAsync(string name)
    {
        await AxeChecks.FindNothingAsync(visitor);
        if (prefix.EndsWith("/en", StringComparison.Ordinal))
        {
            await EnglishWords.FindNoChineseAsync(visitor);
        }

        await WideAsync(Narrowest);
        await NothingSticksOutAsync();
        _number++;
        if (shots)
        {
            await WideAsync(Desk);
            await visitor.ShootAsync($"look{prefix.Replace('/', '-')}-{_number:00}-{name}-{Desk}");
        }

        await WideAsync(Phone);
        if (shots)
        {
            await visitor.ShootAsync($"look{prefix.Replace('/', '-')}-{_number:00}-{name}-{Phone}");
        }
    }

    private Task WideAsync(int width) => Page.SetViewportSizeAsync(width, 844);

    private async Task NothingSticksOutAsync()
    {
        var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        var wide = await Page.Locator("body *:visible").EvaluateAllAsync<string[]>(
            "(all) => all.filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.tbl,.hide,.skip')).map(e => e.outerHTML.slice(0, 120))");
        Assert.True(wide.Length == 0 && sideways <= 0, $"{Page.Url} scrolls {sideways} px sideways at {Narrowest} px:\n{string.Join('\n', wide)}");
    }
}
