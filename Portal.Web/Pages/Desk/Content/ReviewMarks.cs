using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Content;

/// <summary>How far an item has come, as three bars and in words. The words say it; the bars only help the eye.</summary>
/// <param name="Bars">One letter a step: y given, h waited for, x sent back, o not yet. Empty where there is no review.</param>
internal sealed record ReviewMarks(string Bars, string Words, bool IsBad)
{
    public static ReviewMarks Of(SiteText words, ReviewStage stage, int step, bool requiresReview, DateTime? publishAt, bool olderIsPublished)
    {
        var said = stage switch
        {
            ReviewStage.Waiting => words["Content.Mark.Waiting", words["Content.Step." + step]],
            ReviewStage.Refused => words["Content.Mark.Refused", words["Content.Step." + step]],
            ReviewStage.Passed => publishAt is { } hour ? words["Content.Mark.PassedUntil", hour.InCity()] : words["Content.Stage.Passed"],
            _ => words["Content.Stage." + stage],
        };
        return new ReviewMarks(
            requiresReview ? BarsOf(stage, step) : "",
            olderIsPublished && stage is not (ReviewStage.Published or ReviewStage.TakenDown) ? words["Content.Mark.OlderPublished", said] : said,
            stage is ReviewStage.Refused or ReviewStage.TakenDown);
    }

    private static string BarsOf(ReviewStage stage, int step) => stage switch
    {
        ReviewStage.Published or ReviewStage.Passed => "yyy",
        ReviewStage.Waiting => (new string('y', Math.Max(0, step - 1)) + "h").PadRight(ContentReview.Steps, 'o'),
        ReviewStage.Refused => (new string('y', Math.Max(0, step - 1)) + "x").PadRight(ContentReview.Steps, 'o'),
        _ => "ooo",
    };
}
