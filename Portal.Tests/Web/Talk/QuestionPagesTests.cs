using System.Net;
using System.Text.RegularExpressions;
using global::Portal.Domain.Access;
using global::Portal.Domain.Publicity.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Desk;

namespace Portal.Tests.Web.Talk;

/// <summary>A question from the public form to the public answer, with the pages that people use and nothing else.</summary>
public abstract partial class QuestionPagesTests(TalkSite site)
{
    [Fact]
    public async Task Question_is_asked_answered_by_one_reviewed_by_another_and_read_by_everybody()
    {
        var (code, id) = await AskAsync("气瓶间要隔多远");
        Assert.Contains("正在办", await LookUpAsync(code), StringComparison.Ordinal);
        var editor = await site.AsAsync("写答复的", StaffRoles.Editor);
        var chief = await site.AsAsync("复核的", StaffRoles.ChiefEditor);
        Assert.Contains("138 0000 1234", await TalkSite.TextOfAsync(editor, $"/desk/questions/{id}"), StringComparison.Ordinal);
        await DoAsync(editor, id, "Assign", ("DepartmentId", site.Site.Seeds.FireBureau.ToString()));
        await DoAsync(editor, id, "Draft", ("Way", "Public"), ("Title", "气瓶间要隔多远"), ("Body", "饭店后厨的气瓶间有什么要求"), ("Answer", "单独的房间，通风，离明火 10 米。"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.App.Client().GetAsync($"/ask/answers/{id:N}")).StatusCode);

        var own = await DoAsync(chief, id, "Approve");
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        var page = await site.App.Client().GetStringAsync($"/ask/answers/{id:N}");
        Assert.Contains("离明火 10 米", page, StringComparison.Ordinal);
        using var ticketed = await site.App.Client().GetAsync("/ask");
        Assert.True(ticketed.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("138 0000 1234", page, StringComparison.Ordinal);
        Assert.Contains("气瓶间要隔多远", await site.App.Client().GetStringAsync("/ask/answers?q=气瓶间&c=Gas"), StringComparison.Ordinal);
        Assert.DoesNotContain("气瓶间要隔多远", await site.App.Client().GetStringAsync("/ask/answers?c=Traffic"), StringComparison.Ordinal);
        Assert.Contains($"ask/answers/{id:N}", await site.App.Client().GetStringAsync("/feeds/answers.rss"), StringComparison.Ordinal);
        Assert.Contains("离明火 10 米", await LookUpAsync(code), StringComparison.Ordinal);

        var rated = await site.PostAsync(site.App.Client(), $"/ask/answers/{id:N}", page, ("Helped", "true"));
        Assert.Contains("1 人说过，1 人说有用", await TalkSite.TextAsync(rated), StringComparison.Ordinal);
        var twice = await site.PostAsync(site.App.Client(), $"/ask/answers/{id:N}", page, ("Helped", "true"));
        Assert.Contains("1 人说过，1 人说有用", await TalkSite.TextAsync(twice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_is_not_reviewed_by_who_wrote_it_and_a_private_one_stays_private()
    {
        var (code, id) = await AskAsync("只告诉我一个人", ("MayBePublic", "false"));
        var chief = await site.AsAsync("复核的", StaffRoles.ChiefEditor);
        var refused = await DoAsync(chief, id, "Draft", ("Way", "Public"), ("Title", "公开的标题"), ("Body", "公开的内容在这里"), ("Answer", "答复内容"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("提问人不同意公开", await TalkSite.TextAsync(refused), StringComparison.Ordinal);
        await DoAsync(chief, id, "Draft", ("Way", "Private"), ("Answer", "私下的答复内容"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DoAsync(chief, id, "Approve")).StatusCode);
        var reviewer = await site.AsAsync("另一个复核的", StaffRoles.Reviewer);
        Assert.Equal(HttpStatusCode.Redirect, (await DoAsync(reviewer, id, "Approve")).StatusCode);
        Assert.Contains("私下的答复内容", await LookUpAsync(code), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.App.Client().GetAsync($"/ask/answers/{id:N}")).StatusCode);
    }

    [Fact]
    public async Task Form_that_tells_of_a_danger_leads_to_the_report_and_lets_a_sure_asker_through()
    {
        (string, string)[] fields = [("Category", "1"), ("Title", "楼下堵了通道"), ("Body", "楼下一直堵塞消防通道，没人管。"), ("MayBePublic", "true")];
        var client = site.App.Client();
        var stopped = await site.PostAsync(client, "/ask", await client.GetStringAsync("/ask"), fields);
        var html = await stopped.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.StatusCode);
        Assert.Contains("改走举报", html, StringComparison.Ordinal);
        Assert.DoesNotContain("human_choice", html, StringComparison.Ordinal);
        var sent = await site.PostAsync(client, "/ask", html, [.. fields, ("Sure", "true")]);
        Assert.Contains("咨询回执", await TalkSite.TextAsync(sent), StringComparison.Ordinal);

        var again = await site.PostAsync(client, "/ask", html, [.. fields, ("Sure", "true")]);
        Assert.Contains("已经发送过", await TalkSite.TextAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slips_are_told_at_their_fields_and_a_forged_form_is_refused()
    {
        var slip = await site.SendFormAsync("/ask", ("Title", "短"), ("Body", "短"), ("Contact", "x@example.test"));
        var html = await slip.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slip.StatusCode);
        Assert.All(new[] { "Category-e", "Title-e", "Body-e" }, error => Assert.Contains($"id=\"{error}\"", html, StringComparison.Ordinal));
        Assert.Contains("x@example.test", html, StringComparison.Ordinal);
        using var forged = new FormUrlEncodedContent([new("ticket", new string('A', 78)), new("Category", "1"), new("Title", "电焊要办什么证"), new("Body", "电焊作业要办什么证，哪里办。")]);
        var answer = await site.App.Client().PostAsync("/ask", forged);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("不是从本站打开的", await TalkSite.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officer_sees_the_questions_of_his_department_alone_and_who_asked_is_forgotten_in_time()
    {
        var (_, id) = await AskAsync("谁管我们这条街");
        var officer = await site.AsAsync("科员", StaffRoles.Officer);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/desk/questions/{id}")).StatusCode);
        var editor = await site.AsAsync("写答复的", StaffRoles.Editor);
        await DoAsync(editor, id, "Assign", ("DepartmentId", site.Site.Seeds.FireBureau.ToString()));
        Assert.Contains("谁管我们这条街", await TalkSite.TextOfAsync(officer, "/desk/questions"), StringComparison.Ordinal);
        await DoAsync(officer, id, "Draft", ("Way", "Declined"), ("Answer", "这件事由街道办理，请打 12345。"));
        await DoAsync(editor, id, "Draft", ("Way", "Declined"), ("Answer", "这件事由街道办理，请打 12345。"));
        await DoAsync(await site.AsAsync("复核的", StaffRoles.ChiefEditor), id, "Approve");

        await site.OnDatabaseAsync(async db =>
        {
            var over = site.App.Time.GetUtcNow().UtcDateTime.AddDays(-40);
            await db.PublicQuestions.Where(q => q.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.AnsweredOn, DateOnly.FromDateTime(over)));
            return 0;
        });
        Assert.Contains("138 0000 1234", await TalkSite.TextOfAsync(editor, $"/desk/questions/{id}"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InScopeAsync(services => services.GetRequiredService<QuestionSweep>().RunAsync(default)));
        Assert.DoesNotContain("138 0000 1234", await TalkSite.TextOfAsync(editor, $"/desk/questions/{id}"), StringComparison.Ordinal);
    }

    private async Task<(string Code, Guid Id)> AskAsync(string title, params (string Name, string Value)[] more)
    {
        (string, string)[] fields =
        [
            ("Category", "2"), ("Title", title), ("Body", title + "，想问清楚再办。"), ("Name", "王女士"), ("Contact", "138 0000 1234"),
            .. more.Any(m => m.Name == "MayBePublic") ? more : [.. more, ("MayBePublic", "true")],
        ];
        var sent = await site.SendFormAsync("/ask", fields);
        var html = await sent.Content.ReadAsStringAsync();
        Assert.True(sent.StatusCode == HttpStatusCode.OK, await TalkSite.TextAsync(sent));
        var code = string.Concat(Group().Matches(html).Select(m => m.Groups["group"].Value));
        Assert.Equal(16, code.Length);
        var id = await site.OnDatabaseAsync(db => db.PublicQuestions.Where(q => q.Title == title).Select(q => q.Id).SingleAsync());
        return (code, id);
    }

    private async Task<string> LookUpAsync(string code)
    {
        using var form = new FormUrlEncodedContent([new("Code", code)]);
        return await TalkSite.TextAsync(await site.App.Client().PostAsync("/ask/progress", form));
    }

    private async Task<HttpResponseMessage> DoAsync(HttpClient person, Guid id, string what, params (string Name, string Value)[] fields)
    {
        var version = await site.OnDatabaseAsync(db => db.PublicQuestions.Where(q => q.Id == id).Select(q => q.Version).SingleAsync());
        return await person.PostFormAsync($"/desk/questions/{id}", $"/desk/questions/{id}?handler={what}", [("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. fields]);
    }

    [GeneratedRegex("<li>(?<group>[0-9A-Z]{4})</li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Group();
}

public sealed class QuestionPagesOnSqliteTests(TalkOnSqlite site) : QuestionPagesTests(site), IClassFixture<TalkOnSqlite>;

public sealed class QuestionPagesOnPostgresTests(TalkOnPostgres site) : QuestionPagesTests(site), IClassFixture<TalkOnPostgres>;
