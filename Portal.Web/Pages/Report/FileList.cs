using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>A file of which only parts have come: what the page says of it, and the ticket with which choosing it again goes on.</summary>
internal sealed record UnfinishedRow(Guid Id, string Ticket, long Length, string Says);

/// <summary>The list of files on a page that takes some; rows of whole files and of half ones, as the script makes them too.</summary>
/// <param name="IsFollowUp">The page carries a handle in place of a form ticket.</param>
internal sealed record FileList(bool IsFollowUp, string Got, IReadOnlyList<FileRow> Rows, IReadOnlyList<UnfinishedRow> Unfinished);

/// <summary>Makes the list from what a draft or a follow-up holds.</summary>
internal sealed class FileLists(UploadParts parts, UploadTickets uploads, SiteText words, TimeProvider time)
{
    public async Task<FileList> OfAsync(UploadHolder holder, HeldFiles held, CancellationToken cancellationToken)
    {
        var rows = held.Files.Select((f, i) => FileRow.Of(words, f, UploadAnswers.Name(words, holder.IsFollowUp, i + 1, f))).ToArray();
        var unfinished = new List<UnfinishedRow>();
        foreach (var upload in held.Uploads.Where(u => u.FileId is null && u.ExpiresAt > time.GetUtcNow().UtcDateTime))
        {
            var arrived = (await parts.ArrivedAsync(upload, cancellationToken)).Sum(part => (long)upload.LengthOf(part));
            var says = words["Report.Upload.Half", FileWords.Size(arrived), FileWords.Size(upload.Length)];
            unfinished.Add(new UnfinishedRow(upload.Id, uploads.Write(holder, upload), upload.Length, says));
        }

        return new FileList(holder.IsFollowUp, rows.Length == 0 ? "" : UploadAnswers.Got(words, held.Files), rows, unfinished);
    }
}
