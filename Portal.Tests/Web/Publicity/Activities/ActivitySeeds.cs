using System.Globalization;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Activities;
using global::Portal.Web.Adapters.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Publicity.Activities;

/// <summary>Activities of a test, and the requests that people send about them.</summary>
internal static class ActivitySeeds
{
    /// <summary>An activity that takes sign-ups, on the fifth of December unless another day is named.</summary>
    public static async Task PublishAsync(PortalApp app, string id, int? capacity, string begins = "2026-12-05T01:30:00Z", string ends = "2026-12-05T03:00:00Z", string column = "school", int? reached = null, bool needsContact = false, string title = "学校开放日")
    {
        await PublishedSite.WithColumnsAsync(app);
        app.Services.GetRequiredService<IContactSeal>().KeepReady();
        await PublishedSite.PublishAsync(app, PublishedSite.Item("Activity", id, $"{column}/{id}", title, column, $$$"""
            {"Begins":{"Value":"{{{begins}}}"},"Ends":{"Value":"{{{ends}}}"},"Place":{"Text":"示例路 18 号"},"District":{"Text":"{{{TestCity.District}}}"},"Street":{"Text":"示例街道"},
             "Capacity":{"Value":{{{capacity?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}},"Contact":{"Text":"000-0000 0000"},"Reached":{"Value":{{{reached?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}},
             "SignUp":{"Value":true},"NeedsContact":{"Value":{{{(needsContact ? "true" : "false")}}}},"LargestParty":{"Value":3}}
            """));
        await PublishedSite.FreshAsync(app, "/learn");
    }

    public static SignUpForm Form(string name, string phone = "", string people = "1", string mail = "") => new(name, phone, mail, "", "", people);

    /// <summary>As the page does: who lost a race asks again.</summary>
    public static async Task<Outcome<SignedUp>> SignUpAsync(PortalApp app, string id, SignUpForm form)
    {
        Outcome<SignedUp> done;
        var tries = 0;
        do
        {
            done = await SendAsync(app, new SignUpForActivity(id, form));
        }
        while (done.IsRefused && done.Refusals[0].Code == "LostRace" && ++tries < 8);

        return done;
    }

    public static async Task<T> SendAsync<T>(PortalApp app, IRequest<T> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public static async Task<T> ReadAsync<T>(PortalApp app, Func<PortalDb, Task<T>> what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public static Task<ActivityRecord> RecordAsync(PortalApp app, string id) => ReadAsync(app, db => db.ActivityRecords.AsNoTracking().SingleAsync(r => r.ItemId == id));

    public static async Task<T> RunAsync<T>(PortalApp app, Func<ActivitySweep, Task<T>> what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<ActivitySweep>());
    }
}
