using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>Words and statuses of what an upload in parts is answered.</summary>
internal sealed class UploadAnswers(SiteText words, DraftTickets forms, IntakeRules rules)
{
    private const string Json = "application/problem+json";

    /// <summary>An upload is somebody at the page: the form's ticket gets its hour anew, so that a long film does not outlast it.</summary>
    public string? Renew(UploadHolder holder) => holder.IsFollowUp ? null : forms.Write(forms.Renew(holder.Draft(default)));

    public FileRow Row(UploadHolder holder, HeldFiles held, StoredAttachment file) =>
        FileRow.Of(words, file, Name(words, holder.IsFollowUp, Place(held, file) + 1, file));

    public UploadFinished Finished(UploadHolder holder, HeldFiles held, StoredAttachment file) =>
        new(Row(holder, held, file), Place(held, file), Got(words, held.Files), Left(words, rules, held), Renew(holder));

    public IResult Problem(Refusal refusal, int? status = null)
    {
        var code = status ?? StatusOf(refusal.Code);
        // On the form consent is a tick before choosing again; here it is a button at the row.
        var said = refusal.Code == "AttachmentNeedsConsent" ? refusal with { Code = "UploadNeedsConsent" } : refusal;
        var problem = new UploadProblem(
            words.Of(said), code, refusal.Code, Again: refusal.Code is "UploadPartDamaged" or "UploadStalled" or "LostRace", Consent: refusal.Code == "AttachmentNeedsConsent");
        return Results.Json(problem, statusCode: code, contentType: Json);
    }

    public IResult Incomplete(IReadOnlyList<int> missing)
    {
        var refusal = new Refusal("UploadIncomplete", "Files");
        return Results.Json(
            new UploadProblem(words.Of(refusal), StatusCodes.Status409Conflict, refusal.Code, Again: true, Missing: missing), statusCode: StatusCodes.Status409Conflict, contentType: Json);
    }

    public IResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        var refusal = new Refusal("UploadBusy", "Files");
        return Results.Json(
            new UploadProblem(words.Of(refusal), StatusCodes.Status503ServiceUnavailable, refusal.Code, Again: true), statusCode: StatusCodes.Status503ServiceUnavailable, contentType: Json);
    }

    /// <summary>In the follow-up the number among all files of the case is known only when the message is sent.</summary>
    public static string Name(SiteText words, bool isFollowUp, int number, StoredAttachment file) =>
        words[isFollowUp ? "Report.Upload.WaitingName" : "Report.Files.Name", number, file.Extension];

    public static string Got(SiteText words, IReadOnlyList<StoredAttachment> files) =>
        words["Report.Files.Got", files.Count, FileWords.Size(files.Sum(f => f.Length))];

    public static string Left(SiteText words, IntakeRules rules, HeldFiles held) =>
        words["Report.Files.Limits", Math.Max(0, rules.MaxFiles - held.Files.Count - held.Uploads.Count(u => u.FileId is null))];

    private static int Place(HeldFiles held, StoredAttachment file) => held.Files.TakeWhile(f => f.Id != file.Id).Count();

    private static int StatusOf(string code) => code switch
    {
        "UploadForged" or "FileNotRead" => StatusCodes.Status403Forbidden,
        "UploadEnded" or "FollowUpEnded" => StatusCodes.Status410Gone,
        "UploadPartWrong" or "UploadPartDamaged" or "AttachmentEmpty" => StatusCodes.Status400BadRequest,
        "UploadStalled" => StatusCodes.Status408RequestTimeout,
        "AttachmentTooLarge" or "ReportTooLarge" => StatusCodes.Status413PayloadTooLarge,
        "TooManyFiles" or "AlreadySent" or "LostRace" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
