using System.IO.Compression;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Documents;

internal sealed record CleanedOffice(byte[] Bytes, AttachmentKind Kind, string Extension);

/// <summary>
/// Builds a DOCX or XLSX anew from the parts that a reader sees. Properties, custom XML, thumbnail, macros, embedded files, printer settings
/// and lists of persons are never copied; authors in what is copied become one neutral word; tracked changes are accepted.
/// </summary>
internal static class OfficeCleaner
{
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CleanedOffice Clean(byte[] file, RemovalNotes notes)
    {
        using var package = new OfficePackage(file);
        if (!package.Has(OfficeTypes.File))
        {
            throw new CannotCleanException(CleaningRefusals.NeedsConsent);
        }

        var types = new OfficeTypes(package);
        var plan = new OfficePlan(package, notes);
        var (kind, extension) = types.PlainOf(plan.MainPart) switch
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => (AttachmentKind.Document, "docx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => (AttachmentKind.Spreadsheet, "xlsx"),
            _ => throw new CannotCleanException(CleaningRefusals.NeedsConsent),
        };

        using var built = new MemoryStream();
        using (var zip = new ZipArchive(built, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, OfficeTypes.File, OfficeTypes.Write(plan.Parts.Keys.Select(part => KeyValuePair.Create(part, types.PlainOf(part)))));
            Write(zip, OfficeRelation.FileOf(""), OfficeRelation.Write(plan.Root.Select(root => root with { Target = "/" + plan.MainPart })));
            WriteParts(zip, package, plan, notes);
            WritePictures(zip, package, plan, notes);
        }

        return new CleanedOffice(built.ToArray(), kind, extension);
    }

    private static void WriteParts(ZipArchive zip, OfficePackage package, OfficePlan plan, RemovalNotes notes)
    {
        foreach (var (part, (kept, dropped)) in plan.Parts)
        {
            using (var from = package.Open(part))
            using (var to = Entry(zip, part))
            {
                new OfficeXml(dropped, notes).Copy(from, to);
            }

            if (kept.Count > 0)
            {
                Write(zip, OfficeRelation.FileOf(part), OfficeRelation.Write(kept));
            }
        }
    }

    private static void WritePictures(ZipArchive zip, OfficePackage package, OfficePlan plan, RemovalNotes notes)
    {
        var pictures = new OfficePictures(notes);
        foreach (var (old, name) in plan.Pictures)
        {
            Write(zip, name, pictures.Clean(package.Read(old)));
        }
    }

    private static void Write(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = Entry(zip, name);
        entry.Write(bytes);
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipEpoch;
        return entry.Open();
    }
}
