using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using global::Portal.Web.Adapters.Data;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Mail;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>One site for all tests of a class: the publicity site's own columns, people at its desk, and a mail server that keeps what it is given.</summary>
public abstract partial class TalkSite : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _people = [];
    private SmtpSink? _sink;
    private DeskSite? _site;

    internal DeskSite Site
    {
        get
        {
            Assert.SkipWhen(_site is null, PortalDatabases.PostgresIsMissing);
            return _site!;
        }
    }

    internal SmtpSink Mail => _sink!;

    public PortalApp App => Site.App;

    public async ValueTask InitializeAsync()
    {
        if (IsMissing)
        {
            return;
        }

        _sink = SmtpSink.Start();
        _site = await DeskSite.StartAsync(await DatabaseAsync(), settings: new Dictionary<string, string>
        {
            ["Portal:Mail:Host"] = "127.0.0.1", ["Portal:Mail:Port"] = _sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Portal:Mail:Tls"] = "None", ["Portal:Mail:From"] = "site@city.test",
        });
        await PublishedSite.WithColumnsAsync(_site.App);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_sink is not null)
        {
            await _sink.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A browser without script in which a person of this role has signed in.</summary>
    internal async Task<HttpClient> AsAsync(string name, StaffRoles role)
    {
        if (!_people.TryGetValue(name, out var client))
        {
            client = await Site.AsAsync(await Site.AddOfficerAsync(name, Site.Seeds.FireBureau, role));
            _people.Add(name, client);
        }

        return client;
    }

    /// <summary>A person of this role with the password of all test accounts. The name to sign in with.</summary>
    internal async Task<string> PersonAsync(string name, StaffRoles role) => (await Site.AddOfficerAsync(name, Site.Seeds.FireBureau, role)).Member.UserName;

    /// <summary>Fills in a public form as a person without script does: the page, the time a person needs, the answer to the question, the form.</summary>
    internal async Task<HttpResponseMessage> SendFormAsync(string page, params (string Name, string Value)[] fields)
    {
        var client = App.Client();
        var html = await client.GetStringAsync(page);
        return await PostAsync(client, page, html, fields);
    }

    internal Task<HttpResponseMessage> PostAsync(HttpClient client, string action, string html, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(html).Select(m => new KeyValuePair<string, string>(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        var human = html.Contains("human_choice", StringComparison.Ordinal) ? [AnswerTo(html)] : Array.Empty<KeyValuePair<string, string>>();
        var form = new FormUrlEncodedContent([.. hidden.Where(h => h.Key is "ticket" or "human_form"), .. human, .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        return client.PostAsync(action, form);
    }

    internal async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> what)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider);
    }

    internal Task<T> OnDatabaseAsync<T>(Func<PortalDb, Task<T>> what) => InScopeAsync(services => what(services.GetRequiredService<PortalDb>()));

    internal static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    internal static async Task<string> TextOfAsync(HttpClient client, string path) => await TextAsync(await client.GetAsync(path));

    protected virtual bool IsMissing => false;

    protected abstract Task<PortalDatabase?> DatabaseAsync();

    private KeyValuePair<string, string> AnswerTo(string html)
    {
        App.Time.Advance(TimeSpan.FromSeconds(30));
        return new("human_choice", HumanAnswers.RightChoice(html));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z_]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}

public sealed class TalkOnSqlite : TalkSite
{
    protected override Task<PortalDatabase?> DatabaseAsync() => Task.FromResult<PortalDatabase?>(null);
}

public sealed class TalkOnPostgres : TalkSite
{
    protected override bool IsMissing => PortalDatabases.PostgresServer is null;

    protected override async Task<PortalDatabase?> DatabaseAsync() => await PortalDatabases.PostgresAsync();
}
