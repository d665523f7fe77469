using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Web.Look;

namespace Portal.Tests.Browser;

/// <summary>The public pages in a real browser: axe finds nothing, nothing is wider than the screen, and the browser has nothing to complain of.</summary>
public sealed class PublicPagesTests(LookSite site) : IClassFixture<LookSite>, IAsyncLifetime
{
    private static readonly string[] Paths =
        ["/", "/learn", "/credit", "/publicity", "/privacy", "/accessibility", "/feedback", "/weather", "/sitemap", "/nowhere", "/report/nowhere", "/desk/nowhere"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
    }

    [Theory]
    [InlineData(390, "", ColorScheme.Light)]
    [InlineData(1440, "", ColorScheme.Light)]
    [InlineData(1440, "", ColorScheme.Dark)]
    [InlineData(390, "/elder", ColorScheme.Light)]
    [InlineData(390, "/elder", ColorScheme.Dark)]
    public async Task Axe_finds_nothing(int width, string mode, ColorScheme scheme)
    {
        await using var context = await OpenAsync(width, scheme);
        var page = await context.NewPageAsync();
        foreach (var path in Paths.Where(path => mode.Length == 0 || !path.StartsWith("/desk", StringComparison.Ordinal)))
        {
            await page.GotoAsync(mode + path);
            var found = await page.RunAxe();
            Assert.True(
                found.Violations.Length == 0,
                $"{mode}{path}: {string.Join("; ", found.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Target))}"))}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/elder")]
    public async Task Nothing_is_wider_than_a_small_telephone(string mode)
    {
        await using var context = await OpenAsync(320, ColorScheme.Light);
        var page = await context.NewPageAsync();
        foreach (var path in Paths.Where(path => !path.StartsWith("/desk", StringComparison.Ordinal)))
        {
            await page.GotoAsync(mode + path);
            var excess = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(excess <= 0, $"{mode}{path} is {excess} px too wide");
        }
    }

    [Fact]
    public async Task Browser_complains_of_nothing_and_asks_nobody_else()
    {
        await using var context = await OpenAsync(1440, ColorScheme.Light);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        var foreign = new List<string>();
        page.Console += (_, message) =>
        {
            // That the page itself answers 404 is what those two paths are for; clearing its cache is what leaving is for.
            if (!message.Text.Contains("status of 404", StringComparison.Ordinal) && !message.Text.Contains("Cleared data types", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Client.BaseAddress!.ToString(), StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
        }

        Assert.Empty(complaints);
        Assert.Empty(foreign);
        Assert.Empty(await context.CookiesAsync());
    }

    [Fact]
    public async Task First_key_press_offers_to_skip_to_the_text()
    {
        await using var context = await OpenAsync(1440, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/privacy");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("#main", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().top >= 0"));
    }

    private Task<IBrowserContext> OpenAsync(int width, ColorScheme scheme) => _browser!.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = site.Client.BaseAddress!.ToString(),
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        ColorScheme = scheme,
    });
}
