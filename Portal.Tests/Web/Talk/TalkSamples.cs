using global::Portal.Cms.Content;
using global::Portal.Cms.Recipes;
using global::Portal.Domain.Publicity.Inspection;
using global::Portal.Domain.Publicity.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Web.Publicity;

namespace Portal.Tests.Web.Talk;

/// <summary>A site in which something has happened, for whoever looks at its pages.</summary>
internal static class TalkSamples
{
    private static readonly (string Title, string Body, string Answer, QuestionCategory Category)[] Answers =
    [
        ("电焊作业要办什么证", "我是小五金店的，偶尔焊防盗网，想问要不要证，哪里考。", "要。焊接与热切割属于特种作业，要有特种作业操作证。\n\n在市应急管理局公布的培训机构学，考试合格后发证，三年复审一次。", QuestionCategory.Training),
        ("瓶装液化气能放在阳台吗", "厨房小，想把气瓶放到封闭的阳台上。", "封闭的阳台不行：漏了散不出去。气瓶要直立放在通风、离灶具半米以上、晒不到的地方。", QuestionCategory.Gas),
        ("家庭灭火器多久换一次", "买了好几年的干粉灭火器，看着是新的。", "看压力表：指针在绿色区就有压力。水基型 6 年、干粉型 10 年报废，以瓶身的生产日期算。", QuestionCategory.Fire),
    ];

    public static async Task FillAsync(TalkSite site)
    {
        if (await site.OnDatabaseAsync(db => db.PublicQuestions.AnyAsync(q => q.IsShown)))
        {
            return;
        }

        await PublishedSite.WithOneOfEachAsync(site.App);
        await site.InScopeAsync(async services =>
        {
            var recipe = await services.GetRequiredService<IRecipeLibrary>().FindAsync("Wujin.Quiz", default);
            await services.GetRequiredService<RecipeExecutor>().RunAsync(new RecipeOrder(recipe!, new ContentAuthor("", "测试"), ImportRights.All), default);
            return 0;
        });
        await site.OnDatabaseAsync(async db =>
        {
            var today = new DateOnly(2026, 11, 24);
            foreach (var (sample, at) in Answers.Select((a, i) => (a, i)))
            {
                var question = Make(sample.Title, sample.Body, sample.Category, today.AddDays(-10 - at));
                question.Assign(site.Site.Seeds.FireBureau);
                question.Draft(Guid.NewGuid(), new ReplyText(ReplyWay.Public, sample.Title, sample.Body, sample.Answer));
                question.Approve(Guid.NewGuid(), new DateTime(2026, 11, 20 - at, 2, 0, 0, DateTimeKind.Utc), today.AddDays(-4 - at), 3 + at);
                db.PublicQuestions.Add(question);
            }

            var waiting = Make("园区里的叉车要不要年检", "公司有三台叉车在厂区里开，不上路，要不要年检？", QuestionCategory.Workplace, today.AddDays(-20));
            waiting.Draft(Guid.NewGuid(), new ReplyText(ReplyWay.Public, "厂内叉车要不要年检", "公司的叉车只在厂区里开，要不要年检？", "要。叉车是特种设备，每年做一次定期检验。"));
            db.PublicQuestions.Add(waiting);
            db.PublicQuestions.Add(Make("动火票谁来批", "小企业只有老板和三个工人，动火票应当谁批？", QuestionCategory.Workplace, today.AddDays(-1)));
            return await db.SaveChangesAsync();
        });
        await PublishedSite.FreshAsync(site.App, "/learn");
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ISelfInspection>().RunAsync(default);
            return 0;
        });
    }

    public static async Task<string> AnswerAsync(TalkSite site) =>
        (await site.OnDatabaseAsync(db => db.PublicQuestions.Where(q => q.IsShown).OrderBy(q => q.AskedOn).Select(q => q.Id).LastAsync())).ToString("N");

    private static PublicQuestion Make(string title, string body, QuestionCategory category, DateOnly on) => new(
        Guid.CreateVersion7(), Guid.NewGuid().ToByteArray(), category, "", title, body, mayBePublic: true, "", on.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc), on, on.AddDays(7));
}
