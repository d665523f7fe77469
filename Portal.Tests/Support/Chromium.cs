using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>A real Chromium, from <c>PORTAL_CHROMIUM</c> or the path. One for all tests of a class: use it as a class fixture.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") is { Length: > 0 } given ? given : OnPath();
        if (path is null)
        {
            _missing = "There is no Chromium: PORTAL_CHROMIUM is not set, and none is on the path.";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    /// <summary>A person at a browser: a context with nothing in it, in Chinese, with a record of all it asks for and complains about.</summary>
    /// <param name="address">The site's own address; every other origin counts as foreign.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="javaScript">False for a visitor without script.</param>
    public async Task<Visitor> VisitAsync(Uri address, int width = 1440, bool javaScript = true, BrowserNewContextOptions? more = null)
    {
        Assert.SkipWhen(_browser is null, _missing ?? "There is no Chromium.");
        var options = more ?? new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        options.ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 };
        options.JavaScriptEnabled = javaScript;
        options.Locale ??= "zh-CN";
        options.TimezoneId ??= "Asia/Shanghai";
        var context = await _browser!.NewContextAsync(options);
        return await Visitor.AtAsync(context, address, javaScript);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}

/// <summary>One browser context with one page, and what it asked for and complained about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visitor(IBrowserContext context, IPage page, Uri address, bool hasScript)
    {
        (Context, Page, _address, HasScript) = (context, page, address, hasScript);
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        // A refused load, style or script of the content security policy is an error on the console.
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => _complaints.Enqueue($"exception: {error.Error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>False for a visitor whose browser runs no script.</summary>
    public bool HasScript { get; }

    /// <summary>The address of every request so far, data and blob addresses included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Requests to another origin than the site's.</summary>
    public IReadOnlyList<string> ForeignRequests => [.. _requests.Where(IsForeign)];

    /// <summary>Errors and warnings of the console, violations of the content security policy among them, and uncaught exceptions.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    internal static async Task<Visitor> AtAsync(IBrowserContext context, Uri address, bool hasScript) =>
        new(context, await context.NewPageAsync(), address, hasScript);

    public async Task GoAsync(string path) => await Page.GotoAsync(path);

    /// <summary>Keeps a picture of the whole page as <c>shots/&lt;name&gt;.png</c> for people to look at.</summary>
    public async Task ShootAsync(string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Repository.Folder("shots")).FullName, name + ".png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    public ValueTask DisposeAsync() => new(Context.CloseAsync());

    private bool IsForeign(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target)
        && target.Scheme is not ("data" or "blob" or "about")
        && !string.Equals(target.GetLeftPart(UriPartial.Authority), _address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
