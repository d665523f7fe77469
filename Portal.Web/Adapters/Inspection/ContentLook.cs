using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Inspection;
using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Wording;
using Portal.Web.Adapters.Data;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Inspection;

/// <summary>Looks at what the site says, without visiting a page: how new it is, how it is written, what is over, who runs it, and which questions wait.</summary>
internal sealed class ContentLook(PortalDb db, IPublicContent content, WordCheck words, IOptions<SiteIdentity> identity, InspectionSettings settings, SiteText text, TimeProvider time)
{
    private const string SampleIdCode = "0000000000";
    private const int WarningDays = 7;
    private const int ActivityDays = 30;

    private readonly HtmlParser _parser = new();

    public async Task<IReadOnlyList<SeenFault>> LookAsync(CancellationToken cancellationToken) =>
    [
        .. await FreshnessAsync(cancellationToken),
        .. await QuestionsAsync(cancellationToken),
        .. await ItemsAsync(cancellationToken),
        .. await OverdueArchivesAsync(cancellationToken),
        .. Identity(),
    ];

    private async Task<List<SeenFault>> FreshnessAsync(CancellationToken cancellationToken)
    {
        var seen = new List<SeenFault>();
        var today = time.Today();
        DateOnly? newest = null;
        foreach (var column in await content.ColumnsAsync(cancellationToken))
        {
            var found = await content.FindAsync(new LineFilter(column.Id, [], "", 0, 1), cancellationToken);
            if (found.Lines is not [var line, ..])
            {
                seen.Add(new SeenFault(FindingKind.ColumnEmpty, column.Name, "", column.Id));
                continue;
            }

            var day = DateOnly.FromDateTime(line.PublishedUtc.InCity());
            newest = newest is null || day > newest ? day : newest;
            if (InspectionRules.IsStale(InspectionRules.PaceOf(column.Kind), day, today))
            {
                seen.Add(new SeenFault(FindingKind.ColumnStale, column.Name, text["Inspection.What.Newest", day], column.Id));
            }
        }

        if (newest is not { } latest || InspectionRules.IsHomeStale(latest, today))
        {
            seen.Add(new SeenFault(FindingKind.HomeStale, "/", newest is { } day ? text["Inspection.What.Newest", day] : text["Inspection.What.Nothing"]));
        }

        return seen;
    }

    private async Task<IEnumerable<SeenFault>> QuestionsAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var veto = today.AddMonths(-InspectionRules.VetoQuestionMonths);
        var late = await db.PublicQuestions.AsNoTracking()
            .Where(q => (q.State == QuestionState.Open || q.State == QuestionState.InReview) && (q.DueOn < today || q.AskedOn <= veto)).OrderBy(q => q.AskedOn).ToListAsync(cancellationToken);
        return late.Select(q => new SeenFault(
            q.AskedOn <= veto ? FindingKind.QuestionUnanswered : FindingKind.QuestionOverdue, q.Number, text["Inspection.What.Question", q.AskedOn, q.DueOn], q.Id.ToString()));
    }

    private async Task<List<SeenFault>> ItemsAsync(CancellationToken cancellationToken)
    {
        var seen = new List<SeenFault>();
        var now = time.UtcNow();
        foreach (var line in (await content.AllAsync(cancellationToken)).Take(settings.MostWords))
        {
            if (await content.ShowAsync(line.Id, "", cancellationToken) is not var (item, body))
            {
                continue;
            }

            var path = "/" + item.Line.Path;
            var whole = $"{item.Line.Title}\n{item.Line.Summary}\n{Plain(body.Html)}";
            seen.AddRange(words.Find(whole).DistinctBy(word => word.Wrong)
                .Select(word => new SeenFault(FindingKind.WrongWord, path, text["Inspection.What.Word", word.Wrong, word.Right, word.Around], item.Line.Id)));
            if (Expired(item, now) is { } what)
            {
                seen.Add(new SeenFault(FindingKind.ItemExpired, path, what, item.Line.Id));
            }
        }

        return seen;
    }

    private string? Expired(PublicItem item, DateTime now) => item.Detail switch
    {
        WarningDetail warning when warning.EndsUtc < now.AddDays(-WarningDays) => text["Inspection.What.Warning", DateOnly.FromDateTime(warning.EndsUtc.InCity())],
        ActivityDetail { Plan: { Reached: null } plan } when plan.EndsUtc < now.AddDays(-ActivityDays) => text["Inspection.What.Activity", DateOnly.FromDateTime(plan.EndsUtc.InCity())],
        _ => null,
    };

    private async Task<IEnumerable<SeenFault>> OverdueArchivesAsync(CancellationToken cancellationToken)
    {
        var since = time.UtcNow().AddHours(-1);
        var over = await db.DeskEntries.AsNoTracking().Where(e => e.HasPublished && e.ArchiveAt < since).ToListAsync(cancellationToken);
        return over.Select(entry => new SeenFault(FindingKind.ItemExpired, entry.Title, text["Inspection.What.Archive"], entry.ItemId));
    }

    private IEnumerable<SeenFault> Identity()
    {
        var site = identity.Value;
        (string Name, bool IsSet)[] facts =
        [
            ("Operator", site.Operator.Length > 0), ("Phone", site.Phone.Length > 0), ("Mail", site.Mail.Length > 0), ("IdCode", site.IdCode != SampleIdCode), ("Icp", site.Icp.Length > 0),
            ("PoliceRecord", site.PoliceRecord.Length > 0), ("PartyMark", site.PartyMark.Length > 0), ("Address", site.Address.Length > 0), ("Organiser", site.Organiser.Length > 0),
        ];
        return facts.Where(fact => !fact.IsSet).Select(fact => new SeenFault(FindingKind.IdentityMissing, "Portal:Site:" + fact.Name, text[$"Inspection.Identity.{fact.Name}"]));
    }

    private string Plain(string html) => html.Length == 0 ? "" : _parser.ParseDocument(html).Body?.TextContent ?? "";
}
