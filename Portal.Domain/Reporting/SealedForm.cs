using Portal.Domain.Calendar;

namespace Portal.Domain.Reporting;

/// <summary>Turns the answers into what is sealed.</summary>
internal static class SealedForm
{
    public static ReportContent Of(Filing request, DraftState draft, Guid? excluded, long order, TimeProvider time)
    {
        var answers = request.Answers;
        return new ReportContent(
            answers.What.Trim(),
            answers.Township.Trim(),
            answers.Address.Trim(),
            answers.MapPoint.Trim(),
            answers.Enterprise.Trim(),
            answers.EnterpriseCode.Trim().ToUpperInvariant(),
            answers.Since.Trim(),
            answers.DangerNow,
            answers.Insider switch { "1" => Insider.Yes, "0" => Insider.No, _ => Insider.NotSaid },
            answers.Named ? new ReporterIdentity(answers.Name.Trim(), answers.Contact.Trim()) : null,
            answers.WantsReward,
            answers is { WantsReward: true, Named: false } ? draft.Claim : null,
            draft.Files,
            ToMinute(time.UtcNow()),
            order,
            request.Ticket.SlowLane,
            excluded,
            request.Language)
        {
            Channel = request.Channel,
        };
    }

    public static DateTime ToMinute(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
