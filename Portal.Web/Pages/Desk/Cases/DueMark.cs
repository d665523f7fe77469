using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Cases;

/// <summary>A deadline as a shape, a colour and words; never colour alone (LOOK.md 3).</summary>
internal sealed record DueMark(string Class, string Icon, string Text)
{
    private const int Soon = 2;

    public static DueMark Of(SiteText words, ReportState state, DateOnly due, DateOnly today)
    {
        if (!CaseActs.Open.Contains(state))
        {
            return new DueMark("none", "done", words["Cases.Due.Ended"]);
        }

        return (due.DayNumber - today.DayNumber) switch
        {
            < 0 and var days => new DueMark("late", "late", words["Cases.Due.Late", -days]),
            0 => new DueMark("soon", "half", words["Cases.Due.Today"]),
            1 => new DueMark("soon", "half", words["Cases.Due.Tomorrow"]),
            <= Soon and var days => new DueMark("soon", "half", words["Cases.Due.Left", days]),
            var days => new DueMark("ok", "dot", words["Cases.Due.Left", days]),
        };
    }
}
