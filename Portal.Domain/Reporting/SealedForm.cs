using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Turns the answers into what is sealed.</summary>
internal static class SealedForm
{
    public static ReportContent Of(SubmitReport request, DraftState draft, long order, TimeProvider time)
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
            request.Ticket.SlowLane);
    }

    public static DateTime ToMinute(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}

/// <summary>How the identity code of an anonymous reward is looked up: by a keyed hash, like the receipt.</summary>
internal static class ClaimTags
{
    public static byte[] Of(IInstanceSecrets secrets, string claimCode) =>
        HMACSHA256.HashData(secrets.Derive("pepper", 32), Encoding.ASCII.GetBytes("claim/" + claimCode));
}
