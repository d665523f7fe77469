using System.Text;
using MediatR;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>What the receipt page shows.</summary>
/// <param name="Picture">The receipt as a picture, for who asked to see it.</param>
/// <param name="Mistaken">The groups typed from paper were not those of the receipt.</param>
/// <param name="Confirmed">They were: the receipt is not shown again.</param>
internal sealed record FiledPage(Receipt Receipt, FiledReport Report, QrDrawing Qr, string? Picture = null, bool Mistaken = false, bool Confirmed = false);

internal sealed record ReceiptFile(byte[] Content, string ContentType, string Name);

internal sealed record ReceiptAnswer(FiledPage? Page, ReceiptFile? File = null, Refusal? Refused = null);

/// <summary>The last step and what follows on the receipt page: sending, showing again, saving, confirming.</summary>
internal sealed class FilingDesk(IMediator mediator, IReceiptKeys receiptKeys, IReceiptPicture pictures, ReceiptText texts)
{
    public static bool Handles(string go) => go is "confirm" or "text" or "picture" or "show";

    public async Task<Outcome<FiledPage>> SendAsync(DraftTicket ticket, ReportAnswers answers, CancellationToken cancellationToken)
    {
        var receipt = Receipt.Create();
        using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
        var filed = await mediator.SendPastRaceAsync(new SubmitReport(ticket, answers, keys), cancellationToken);
        return filed.IsRefused ? Outcome<FiledPage>.Refused(filed.Refusals) : Show(receipt, filed.Value);
    }

    /// <summary>Answers the receipt page's own buttons. The receipt comes back in the body of the request, never in an address.</summary>
    public async Task<ReceiptAnswer> AnswerAsync(string go, DraftTicket ticket, IntakeForm form, CancellationToken cancellationToken)
    {
        var filed = await mediator.Send(new ReadFiled(ticket), cancellationToken);
        if (filed.IsRefused || !Receipt.TryParse(form["receipt"], out var receipt, out _))
        {
            return new ReceiptAnswer(null);
        }

        switch (go)
        {
            case "text":
                return new ReceiptAnswer(null, new ReceiptFile(Encoding.UTF8.GetBytes(texts.Write(receipt, filed.Value)), "text/plain; charset=utf-8", texts.FileName + ".txt"));
            case "picture":
                return new ReceiptAnswer(null, new ReceiptFile(pictures.Draw(receipt), "image/png", texts.FileName + ".png"));
            case "show":
                return new ReceiptAnswer(Show(receipt, filed.Value) with { Picture = Inline(pictures.Draw(receipt)) });
            default:
                return await ConfirmAsync(ticket, receipt, filed.Value, form, cancellationToken);
        }
    }

    private async Task<ReceiptAnswer> ConfirmAsync(DraftTicket ticket, Receipt receipt, FiledReport filed, IntakeForm form, CancellationToken cancellationToken)
    {
        if (!Receipt.SameGroup(form["group2"], receipt.Groups[1]) || !Receipt.SameGroup(form["group5"], receipt.Groups[4]))
        {
            return new ReceiptAnswer(Show(receipt, filed) with { Mistaken = true });
        }

        using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
        var confirmed = await mediator.Send(new ConfirmReceipt(ticket, keys), cancellationToken);
        return confirmed.IsRefused ? new ReceiptAnswer(null, Refused: confirmed.Refusals[0]) : new ReceiptAnswer(Show(receipt, filed) with { Confirmed = true });
    }

    private FiledPage Show(Receipt receipt, FiledReport report) => new(receipt, report, pictures.DrawQr(receipt));

    private static string Inline(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}

/// <summary>The receipt as a text to keep.</summary>
internal sealed class ReceiptText(SiteText words)
{
    public string FileName => words["Report.Receipt.FileName"];

    public string Write(Receipt receipt, FiledReport report) => words[
        "Report.Receipt.Text",
        string.Join(' ', receipt.Groups),
        ReportNumber.Of(report.ReportId),
        report.FiledOn,
        report.Department,
        Convert.ToHexStringLower(report.Commitment),
        Convert.ToBase64String(report.Signature),
        report.ReportId.ToString("N")].ReplaceLineEndings("\r\n");
}
