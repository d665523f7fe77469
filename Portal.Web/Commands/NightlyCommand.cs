using Portal.Domain.Publicity.Activities;
using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Quizzes;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Jobs;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>
/// The night's jobs in their order, once and now: for operators whose site was down, after a restore, and for whoever runs jobs from a timer of the system. May run beside
/// the site. Repeating it does no harm, and killing it neither.
/// </summary>
internal sealed class NightlyCommand(CommandOutput output, SiteText words)
{
    public async Task<int> RunAsync(string[] args)
    {
        await using var app = CommandLine.Compose(args);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        if (!CommandSite.HasSecret(app, output, words) || !await CommandSite.HasDatabaseAsync(db, output, words))
        {
            return CommandLine.Fault;
        }

        var ended = await services.GetRequiredService<Retention>().RunAsync(CancellationToken.None);
        output.Line(words["Setup.Nightly.Retention", ended.Reports, ended.Blobs, ended.HoldsEnded]);
        var forgotten = await services.GetRequiredService<QuestionSweep>().RunAsync(CancellationToken.None) + await services.GetRequiredService<QuizSweep>().RunAsync(CancellationToken.None);
        output.Line(words["Setup.Nightly.Contacts", forgotten]);
        var retired = await KeyRetirementJob.RunAsync(db, services.GetRequiredService<KeyRetirement>(), CancellationToken.None);
        output.Line(words["Setup.Nightly.Keys", retired]);
        var swept = await services.GetRequiredService<ActivitySweep>().RunAsync(CancellationToken.None);
        output.Line(words["Setup.Nightly.Activities", swept.Contacts, swept.Visits]);
        var night = services.GetRequiredService<Night>();
        var levelled = await services.GetRequiredService<Levelling>().RunAsync(CancellationToken.None);
        await night.NoteAsync(nameof(LevellingJob), night.Latest(LevellingJob.At), CancellationToken.None);
        output.Line(words["Setup.Nightly.Levelling", levelled]);
        return CommandLine.Done;
    }
}
