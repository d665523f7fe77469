using System.Net;
using System.Text;
using global::Portal.Domain.Access;
using global::Portal.Domain.Reporting;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;
using Portal.Tests.Web.Desk;
using Portal.Tests.Web.Intake;

namespace Portal.Tests.Web.Filing;

/// <summary>What the desk's form answers to mistakes, to strangers, and to a body that is not its own.</summary>
public sealed class FilingPageTests
{
    [Fact]
    public async Task Mistakes_stand_at_their_fields_and_everything_typed_stays()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var told = new Dictionary<string, string>
        {
            ["What"] = "太短<了", ["Since"] = "2031-01-01", ["Address"] = "路", ["Enterprise"] = "示例甲", ["Named"] = "1", ["Name"] = "李", ["Insider"] = "1", ["WantsReward"] = "",
        };

        var refused = await form.PostAsync(await form.OpenAsync(), "send", told);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        foreach (var field in (string[])["Channel", "What", "Industry", "Hazard", "Since", "District", "Address", "Name", "Contact", "IdentityConsent", "Truthful"])
        {
            Assert.Contains($"id=\"{field}-e\"", refused.Html, StringComparison.Ordinal);
        }

        Assert.Contains("太短&lt;了", refused.Html, StringComparison.Ordinal);
        Assert.Equal(("2031-01-01", "示例甲", "李"), (ClerkForm.Typed(refused, "Since"), ClerkForm.Typed(refused, "Enterprise"), ClerkForm.Typed(refused, "Name")));
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Checking_names_who_will_receive_and_files_nothing()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var looked = await form.PostAsync(await form.OpenAsync(), "check", ClerkForm.Told);
        Assert.Equal(HttpStatusCode.OK, looked.Response.StatusCode);
        Assert.True(looked.Says("示例消防局的 2 名承办人员"), looked.Html);
        var city = await form.PostAsync(looked, "check", new Dictionary<string, string>(ClerkForm.Told) { ["CityOnly"] = "1" });
        Assert.True(city.Says("示例值班室的 2 名承办人员"), city.Html);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Theory]
    [InlineData("Letter", "来信")]
    [InlineData("Visit", "来访")]
    [InlineData("CityHotline", "电话 12345")]
    public async Task Channel_is_kept_inside_the_seal(string channel, string word)
    {
        await using var site = await OpenAsync();
        var duty = await site.AddOfficerAsync("值班员", site.Seeds.DutyDesk);
        var browser = await site.AsAsync(duty);
        var form = new ClerkForm(browser);
        var sent = await form.PostAsync(await form.OpenAsync(), "send", new Dictionary<string, string>(ClerkForm.Told) { ["Channel"] = channel, ["CityOnly"] = "1" });
        Assert.True(sent.Says("举报回执"), sent.Html);
        var report = await site.Seeds.ReadAsync(db => db.Reports.AsNoTracking().SingleAsync());
        Assert.Contains(word, await browser.GetStringAsync($"/desk/cases/{report.Id}"), StringComparison.Ordinal);
        Assert.Empty(await site.App.FindOnDiskAsync(word + "由工作人员", channel + "\"", "\"Channel\":"));
    }

    [Theory]
    [InlineData("Web")]
    [InlineData("77")]
    [InlineData("")]
    public async Task No_other_channel_is_taken(string channel)
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var refused = await form.PostAsync(await form.OpenAsync(), "send", new Dictionary<string, string>(ClerkForm.Told) { ["Channel"] = channel });
        Assert.Contains("id=\"Channel-e\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Receipt_goes_only_when_it_was_handed_over_and_read_back_in_digits_or_letters()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var sent = await form.PostAsync(await form.OpenAsync(), "send", ClerkForm.Told);
        Assert.True(Receipt.TryParse(sent.Receipt, out var receipt, out _));

        var unsaid = await form.PostAsync(sent, "confirm", new Dictionary<string, string> { ["group2"] = receipt.Groups[1], ["group5"] = receipt.Groups[4] });
        Assert.Contains("id=\"Handed-e\"", unsaid.Html, StringComparison.Ordinal);
        var wrong = await form.PostAsync(unsaid, "confirm", new Dictionary<string, string> { ["Handed"] = "Printed", ["group2"] = receipt.Groups[1], ["group5"] = "0000" });
        Assert.Contains("id=\"group2-e\"", wrong.Html, StringComparison.Ordinal);
        Assert.Equal(sent.Receipt, wrong.Receipt);
        var digits = receipt.ToDigitGroups();
        var kept = await form.PostAsync(wrong, "confirm", new Dictionary<string, string> { ["Handed"] = "ReadOut", ["group2"] = digits[1], ["group5"] = digits[4] });
        Assert.True(kept.Says("交到了"), kept.Html);
        Assert.True((await new ReporterBrowser(site.App, site.App.Client()).FollowAsync(receipt.ToDigits())).Says("等待受理"));
    }

    [Fact]
    public async Task Receipt_of_a_letter_without_address_is_given_to_nobody()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var sent = await form.PostAsync(await form.OpenAsync(), "send", new Dictionary<string, string>(ClerkForm.Told) { ["Channel"] = "Letter" });
        var kept = await form.PostAsync(sent, "confirm", new Dictionary<string, string> { ["Handed"] = "Nobody" });
        Assert.True(kept.Says("没有交给任何人"), kept.Html);
    }

    [Fact]
    public async Task Anonymous_caller_who_wants_a_reward_needs_a_claim_password()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var told = new Dictionary<string, string>(ClerkForm.Told) { ["WantsReward"] = "1" };
        var refused = await form.PostAsync(await form.OpenAsync(), "send", told);
        Assert.Contains("id=\"ClaimPassword-e\"", refused.Html, StringComparison.Ordinal);
        var sent = await form.PostAsync(refused, "send", new Dictionary<string, string>(told) { ["ClaimPassword"] = "石榴树下的三只猫", ["ClaimPasswordAgain"] = "石榴树下的三只猫" });
        Assert.True(sent.Says("举报回执"), sent.Html);
        Assert.Empty(await site.App.FindOnDiskAsync("石榴树下的三只猫"));
    }

    [Theory]
    [InlineData(StaffRoles.SystemAdministrator)]
    [InlineData(StaffRoles.SecurityAdministrator)]
    [InlineData(StaffRoles.Auditor)]
    public async Task Who_may_not_file_is_refused_before_anything_is_read_and_that_is_on_record(StaffRoles role)
    {
        await using var site = await OpenAsync();
        var other = await site.AddOfficerAsync("管理员", site.Seeds.HarbourBureau, role);
        var form = new ClerkForm(await site.AsAsync(other));

        Assert.Equal(HttpStatusCode.Forbidden, (await form.OpenAsync()).Response.StatusCode);
        var posted = await form.PostAsync([new("__form", "x"), new("go", "upload")], ("a.jpg", Markers.PhotoBytes()));

        Assert.Equal(HttpStatusCode.Forbidden, posted.Response.StatusCode);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.SealedBlobs.CountAsync()));
        Assert.Equal(
            ["NotPermitted", "NotPermitted"],
            await site.Seeds.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == other.Id && e.Act == nameof(ReadCallerForm)).Select(e => e.Result).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_signed_in_is_led_to_the_door()
    {
        await using var site = await OpenAsync();
        var answer = await new ClerkForm(site.App.Client()).OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, answer.Response.StatusCode);
        Assert.Contains("/desk/sign-in", answer.Response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused_and_no_byte_of_its_file_is_stored()
    {
        await using var site = await OpenAsync();
        var form = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau)));
        var page = await form.OpenAsync();
        KeyValuePair<string, string> ticket = new("ticket", page.Hidden("ticket")), go = new("go", "upload");
        var stranger = new ClerkForm(await site.AsAsync(await site.AddOfficerAsync("另一人", site.Seeds.HarbourBureau)));

        foreach (var fields in (KeyValuePair<string, string>[][])
            [[ticket, go], [new("__form", ""), ticket, go], [new("__form", "forged"), ticket, go], [new("__form", ClerkForm.TokenOf(await stranger.OpenAsync())), ticket, go]])
        {
            var refused = await form.PostAsync(fields, ("a.jpg", Markers.PhotoBytes()));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Response.StatusCode);
        }

        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.SealedBlobs.CountAsync()));
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Token_behind_the_file_comes_too_late()
    {
        await using var site = await OpenAsync();
        var browser = await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau));
        var page = await new ClerkForm(browser).OpenAsync();
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Markers.PhotoBytes());
        form.Add(file, "Files", "a.jpg");
        form.Add(new StringContent(ClerkForm.TokenOf(page)), "__form");
        form.Add(new StringContent(page.Hidden("ticket")), "ticket");

        var refused = await browser.PostAsync(new Uri(ClerkForm.Path, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(0, await site.Seeds.ReadAsync(db => db.SealedBlobs.CountAsync()));
    }

    [Fact]
    public async Task Body_that_is_no_form_is_refused()
    {
        await using var site = await OpenAsync();
        var browser = await site.AsAsync(await site.AddOfficerAsync("接线员", site.Seeds.HarbourBureau));
        using var text = new StringContent("not a form", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(new Uri(ClerkForm.Path, UriKind.Relative), text)).StatusCode);
    }

    private static async Task<DeskSite> OpenAsync()
    {
        var site = await DeskSite.StartAsync();
        await site.AddOfficerAsync("核查员甲", site.Seeds.FireBureau);
        await site.AddOfficerAsync("核查员乙", site.Seeds.FireBureau);
        await site.TakeReportsAsync();
        return site;
    }
}
