using Portal.Domain.Calendar;

namespace Portal.Domain.Publicity.Programme;

/// <summary>Reads from an item of each register the dates that its standing follows from.</summary>
public static class RegisterClocks
{
    /// <param name="published">Null while nothing of it is public.</param>
    public static ClockFacts Of(RegisterFacts facts, DateOnly? published, WorkingDays days) => facts.Register.Type switch
    {
        ProgrammeRegisters.Plate => new(facts.Day("ListedOn"), PlateDeadline(facts), facts.Day("RemovedOn"), IsRevoked: false),
        ProgrammeRegisters.Draw => Draw(facts, days),
        ProgrammeRegisters.Enforcement => facts.Day("DecidedOn") is { } decided
            ? new(decided, days.After(decided, StandingRules.DisclosureWorkingDays), facts.Day("DisclosedOn") ?? published, IsRevoked: false)
            : ClockFacts.Nothing,
        ProgrammeRegisters.Standard => new(facts.Day("IssuedOn"), facts.Day("ValidTo"), null, facts.Day("RevokedOn") is not null),
        ProgrammeRegisters.Team => new(facts.Day("ReviewedOn"), facts.Day("ValidTo"), null, facts.Day("RevokedOn") is not null),
        ProgrammeRegisters.Unit => new(facts.Day("ConditionOn"), facts.Day("LicensedTo"), null, facts.Day("RevokedOn") is not null),
        ProgrammeRegisters.Meeting => Meeting(facts),
        ProgrammeRegisters.EmergencyPlan => new(facts.Day("IssuedOn"), facts.Day("ReviewBy"), null, facts.Day("RevokedOn") is not null),
        ProgrammeRegisters.Action => new(facts.Day("Begins"), facts.Day("Ends"), facts.Day("DoneOn"), IsRevoked: false),
        ProgrammeRegisters.Plans => Plan(facts, days),
        ProgrammeRegisters.Honour => new(facts.Day("NoticeFrom"), facts.Day("NoticeTo"), facts.Day("GrantedOn"), facts.Day("WithdrawnOn") is not null),
        _ => ClockFacts.Nothing,
    };

    /// <summary>The newest decision on an extension counts, not the latest day that one has ever named.</summary>
    public static DateOnly? PlateDeadline(RegisterFacts plate) =>
        plate.Rows("Extensions").Where(row => row.Day("Until") is not null).MaxBy(row => row.Day("On"))?.Day("Until") ?? plate.Day("Deadline");

    /// <summary>When the result on a drawn object is to be public: counted from its inspection; null while nobody has been there.</summary>
    public static DateOnly? ResultDue(RegisterRow drawn, WorkingDays days) => drawn.Day("InspectedOn") is { } on ? days.After(on, StandingRules.SoonWorkingDays) : null;

    /// <summary>Done when every object has its result, and by the day of the last; until then measured by the object that is due first.</summary>
    private static ClockFacts Draw(RegisterFacts draw, WorkingDays days)
    {
        var objects = draw.Rows("Objects");
        var open = objects.Where(row => row["Result"].Length == 0).ToList();
        if (objects.Count > 0 && open.Count == 0)
        {
            var late = objects.FirstOrDefault(row => row.Day("ResultOn") > ResultDue(row, days));
            return late is null
                ? new(draw.Day("DrawnOn"), null, objects.Max(row => row.Day("ResultOn")) ?? draw.Day("DrawnOn"), IsRevoked: false)
                : new(draw.Day("DrawnOn"), ResultDue(late, days), late.Day("ResultOn"), IsRevoked: false);
        }

        return new(draw.Day("DrawnOn"), open.Min(row => ResultDue(row, days)), null, IsRevoked: false);
    }

    /// <summary>Done with the last of the things that were decided; until then measured by the one that is due first.</summary>
    private static ClockFacts Meeting(RegisterFacts meeting)
    {
        var open = meeting.Rows("Tasks").Where(row => row["DoneOn"].Length == 0).ToList();
        return open.Count > 0
            ? new(meeting.Day("HeldOn"), open.Min(row => row.Day("Due")), null, IsRevoked: false)
            : new(meeting.Day("HeldOn"), null, meeting.Rows("Tasks").Max(row => row.Day("DoneOn")) ?? meeting.Day("HeldOn"), IsRevoked: false);
    }

    /// <summary>Measured by the first quarter that some class has no figure for.</summary>
    private static ClockFacts Plan(RegisterFacts plan, WorkingDays days)
    {
        if (plan.Number("Year") is not { } typed || typed is < 2000 or > 2100)
        {
            return ClockFacts.Nothing;
        }

        var year = (int)typed;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            if (plan.Rows("Classes").Any(row => row.Number($"Q{quarter}") is null))
            {
                return new(new DateOnly(year, 1, 1), days.After(QuarterEnd(year, quarter), StandingRules.QuarterWorkingDays), null, IsRevoked: false);
            }
        }

        return new(new DateOnly(year, 1, 1), null, QuarterEnd(year, 4), IsRevoked: false);
    }

    private static DateOnly QuarterEnd(int year, int quarter) => new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1);
}
