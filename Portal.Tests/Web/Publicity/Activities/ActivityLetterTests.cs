using System.Globalization;
using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Activities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Tests.Web.Mail;
using static Portal.Tests.Web.Publicity.Activities.ActivitySeeds;

namespace Portal.Tests.Web.Publicity.Activities;

/// <summary>Mails about activities against a real mail server: each once, to whom it belongs, and never before the act stands.</summary>
public sealed class ActivityLetterTests
{
    [Fact]
    public async Task Place_waiting_and_moving_up_are_told_by_mail_and_a_refused_act_tells_nothing()
    {
        await using var sink = SmtpSink.Start();
        await using var app = await PortalApp.StartAsync(new PortalAppOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["Portal:Mail:Host"] = "127.0.0.1", ["Portal:Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture), ["Portal:Mail:Tls"] = "None", ["Portal:Mail:From"] = "desk@city.test",
            },
        });
        await PublishAsync(app, "m-one", capacity: 1, title: "配电房开放日");
        var first = (await SignUpAsync(app, "m-one", Form("甲", mail: "jia@example.com"))).Value;
        await SignUpAsync(app, "m-one", Form("乙", mail: "yi@example.com"));
        await SignUpAsync(app, "m-one", Form("丙", mail: "jia@example.com"));
        await RunAsync();
        Assert.Equal([("jia@example.com", "报上名了：配电房开放日"), ("yi@example.com", "候补登记：配电房开放日")], sink.Mails.Select(mail => (mail.To, mail.Subject)).Order());
        Assert.Contains(string.Join('-', first.Code.Groups), sink.Mails.Single(mail => mail.To == "jia@example.com").Body, StringComparison.Ordinal);

        await SendAsync(app, new GiveUpOwnPlace(first.Code));
        await RunAsync();
        await RunAsync();
        Assert.Equal(["报名取消了：配电房开放日", "候补补上了：配电房开放日"], sink.Mails.Skip(2).Select(mail => mail.Subject).Order());
        Assert.Equal(0, await ReadAsync(app, db => db.OutboxLetters.CountAsync()));

        async Task RunAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPublicLetterRun>().RunAsync(default);
        }
    }
}
