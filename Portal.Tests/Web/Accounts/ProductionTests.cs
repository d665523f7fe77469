using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web.Adapters.Data;

namespace Portal.Tests.Web.Accounts;

/// <summary>What holds only on a real site: the second factor is compulsory, and cookies go over encrypted connections alone.</summary>
public sealed class ProductionTests
{
    private static readonly Dictionary<string, string> RealSite = new(StringComparer.Ordinal)
    {
        ["AllowedHosts"] = "127.0.0.1",
        ["Portal:Site:Name"] = "远山市安全生产公众参与网",
        ["Portal:Site:Organiser"] = "远山市应急管理局",
        ["Portal:Site:Address"] = "远山市人民路 1 号",
        ["Portal:Site:Phone"] = "12350",
        ["Portal:Site:Domain"] = "anquan.yuanshan.test",
        ["Portal:Site:IdCode"] = "1234567890",
        ["Portal:Site:Icp"] = "远ICP备12345678号",
        ["Portal:Site:PoliceRecord"] = "远公网安备12345678号",
        ["Portal:Site:Notice"] = "远山市人民政府主管",
    };

    [Fact]
    public async Task Staff_without_a_second_factor_are_led_to_it_before_anything_else()
    {
        using var folder = new TempFolder();
        await using (var beginnings = await PortalApp.StartAsync(new PortalAppOptions { DataFolder = folder.Path, SampleData = true }))
        {
            await using var scope = beginnings.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var member = StaffMember.Propose("shen", "审计员丙", StaffRoles.Auditor, null, null).Value.AppointAtSetup();
            db.Staff.Add(member);
            await db.SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<IStaffAccounts>().MakeReadyAsync(member, AccountSite.Password, default);
            await transaction.CommitAsync();
        }

        await using var site = await PortalApp.StartAsync(new PortalAppOptions { Environment = "Production", DataFolder = folder.Path, Settings = RealSite });
        using var client = site.Client();
        using var form = await client.GetAsync(new Uri("/desk/sign-in", UriKind.Relative));
        var formCookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", formCookie, StringComparison.Ordinal);
        var token = Regex.Match(await form.Content.ReadAsStringAsync(), "name=\"__form\" type=\"hidden\" value=\"(?<token>[^\"]+)\"").Groups["token"].Value;

        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/desk/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("UserName", "shen"), new("Password", AccountSite.Password), new("__form", token)]),
        };
        post.Headers.Add("Cookie", formCookie.Split(';')[0]);
        using var signedIn = await client.SendAsync(post);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);

        foreach (var path in new[] { "/desk", "/desk/account", "/desk/cases" })
        {
            using var asked = await GetAsync(client, path, cookie);
            Assert.Equal("/desk/account/second-factor", asked.Headers.Location?.ToString());
        }

        using var page = await GetAsync(client, "/desk/account/second-factor", cookie);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("工作人员必须开启两步验证", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        return client.SendAsync(request);
    }
}
