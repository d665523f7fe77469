using System.Globalization;
using System.Text.Json;
using MediatR;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Data.Sample;

/// <summary>
/// Files the reports of <c>content/sample/reports.json</c> the way a visitor would, so that a fresh desk has something to open. Each goes through the
/// real request: sealed, wrapped, with a receipt.
/// </summary>
internal sealed class SampleReports(IMediator mediator, DraftTickets tickets, IReceiptKeys receiptKeys)
{
    /// <returns>The receipt of the first one, so that a developer can follow it up.</returns>
    public async Task<Receipt?> FileAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "content", "sample", "reports.json"));
        var samples = await JsonSerializer.DeserializeAsync<ReportsFile>(file, SampleCity.Json, cancellationToken)
            ?? throw new InvalidDataException("content/sample/reports.json is empty.");
        Receipt? first = null;
        foreach (var sample in samples.Reports)
        {
            var receipt = Receipt.Create();
            using var keys = await receiptKeys.DeriveAsync(receipt, cancellationToken);
            var filed = await mediator.Send(new SubmitReport(tickets.Begin(), Answers(sample), keys), cancellationToken);
            if (filed.IsRefused)
            {
                throw new InvalidDataException($"A sample report is refused: {filed.Refusals[0].Code}");
            }

            first ??= receipt;
        }

        return first;
    }

    private static ReportAnswers Answers(SampleReport sample) => new()
    {
        DangerNow = sample.Danger,
        Industry = ((int)sample.Industry).ToString(CultureInfo.InvariantCulture),
        Hazard = sample.Hazard,
        What = sample.What,
        Since = sample.Since,
        Insider = sample.Insider,
        District = sample.District,
        Township = sample.Township,
        Address = sample.Address,
        Enterprise = sample.Enterprise,
        Truthful = true,
    };

    private sealed record ReportsFile(IReadOnlyList<SampleReport> Reports);

    private sealed record SampleReport(
        Industry Industry, string District, string Hazard, string Address, string What, string Since, string Insider,
        string Township = "", string Enterprise = "", bool Danger = false);
}
