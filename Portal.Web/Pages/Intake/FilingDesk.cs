using System.Text;
using MediatR;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Intake;

/// <summary>What the receipt page shows.</summary>
/// <param name="Picture">The receipt as a picture, for who asked to see it.</param>
/// <param name="Mistaken">The groups typed from paper were not those of the receipt.</param>
/// <param name="Confirmed">They were: the receipt is not shown again.</param>
internal sealed record FiledPage(Receipt Receipt, FiledReport Report, QrDrawing Qr, string? Picture = null, bool Mistaken = false, bool Confirmed = false);

internal sealed record ReceiptFile(byte[] Content, string ContentType, string Name);

internal sealed record ReceiptAnswer(FiledPage? Page, ReceiptFile? File = null, Refusal? Refused = null);

/// <summary>The last step and what follows on the receipt page: sending, showing again, saving, confirming.</summary>
internal sealed class FilingDesk(IMediator mediator, IReceiptKeys receiptKeys, IReceiptPicture pictures, ReceiptText texts, SiteText words)
{
    /// <param name="hasReceipt">The form that was sent is the receipt page's.</param>
    public static bool Handles(string go, bool hasReceipt) => go is "confirm" or "text" or "picture" or "see" || (go is "again" && hasReceipt);

    /// <param name="file">Makes the act that files, with the keys of a fresh receipt.</param>
    public async Task<Outcome<FiledPage>> SendAsync(Func<ReceiptKeys, IAct<FiledReport>> file, CancellationToken cancellationToken)
    {
        var receipt = Receipt.Create();
        using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
        var filed = await mediator.SendPastRaceAsync(file(keys), cancellationToken);
        return filed.IsRefused ? Outcome<FiledPage>.Refused(filed.Refusals) : Show(receipt, filed.Value);
    }

    /// <summary>Answers the receipt page's own buttons. The receipt comes back in the body of the request, never in an address.</summary>
    /// <param name="readBack">False where nobody has the receipt to read two groups of it back.</param>
    public async Task<ReceiptAnswer> AnswerAsync(string go, DraftTicket ticket, IntakeForm form, CancellationToken cancellationToken, bool readBack = true)
    {
        var filed = await mediator.Send(new ReadFiled(ticket), cancellationToken);
        if (filed.IsRefused || !Receipt.TryParse(form["receipt"], out var receipt, out _))
        {
            return new ReceiptAnswer(null);
        }

        switch (go)
        {
            case "show" or "again":
                return new ReceiptAnswer(Show(receipt, filed.Value));
            case "text":
                return new ReceiptAnswer(null, new ReceiptFile(Encoding.UTF8.GetBytes(texts.Write(receipt, filed.Value, words.Language)), "text/plain; charset=utf-8", texts.FileName(words.Language) + ".txt"));
            case "picture":
                return new ReceiptAnswer(null, new ReceiptFile(pictures.Draw(receipt, words.Language), "image/png", texts.FileName(words.Language) + ".png"));
            case "see":
                return new ReceiptAnswer(Show(receipt, filed.Value) with { Picture = Inline(pictures.Draw(receipt, words.Language)) });
            default:
                return readBack && !(IsGroup(form["group2"], receipt, 2) && IsGroup(form["group5"], receipt, 5))
                    ? new ReceiptAnswer(Show(receipt, filed.Value) with { Mistaken = true })
                    : await ConfirmAsync(ticket, receipt, filed.Value, cancellationToken);
        }
    }

    private async Task<ReceiptAnswer> ConfirmAsync(DraftTicket ticket, Receipt receipt, FiledReport filed, CancellationToken cancellationToken)
    {
        using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
        var confirmed = await mediator.Send(new ConfirmReceipt(ticket, keys), cancellationToken);
        return confirmed.IsRefused ? new ReceiptAnswer(null, Refused: confirmed.Refusals[0]) : new ReceiptAnswer(Show(receipt, filed) with { Confirmed = true });
    }

    /// <summary>In either way of writing a receipt: on the telephone it is read in digits.</summary>
    private static bool IsGroup(string typed, Receipt receipt, int number) =>
        Receipt.SameGroup(typed, receipt.Groups[number - 1]) || Receipt.SameGroup(typed, receipt.ToDigitGroups()[number - 1]);

    private FiledPage Show(Receipt receipt, FiledReport report) => new(receipt, report, pictures.DrawQr(receipt));

    private static string Inline(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}

/// <summary>The receipt as a text to keep.</summary>
internal sealed class ReceiptText(SiteText words)
{
    public string FileName(Language language) => words.In(language)["Report.Receipt.FileName"];

    public string Write(Receipt receipt, FiledReport report, Language language) => words.In(language)[
        "Report.Receipt.Text",
        string.Join(' ', receipt.Groups),
        ReportNumber.Of(report.ReportId),
        report.FiledOn,
        report.Department,
        Convert.ToHexStringLower(report.Commitment),
        Convert.ToBase64String(report.Signature),
        report.ReportId.ToString("N")].ReplaceLineEndings("\r\n");
}
