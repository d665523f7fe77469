using System.Globalization;
using System.Security.Cryptography;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>The frame of a PDF that is being written: numbered objects, the table of their places, a fresh identifier.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly List<long> _places = [0];

    public PdfFile() => PdfSyntax.Text(Output, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    public MemoryStream Output { get; } = new();

    /// <summary>The number of an object that will be written. The first one is the catalog.</summary>
    public int Reserve()
    {
        if (_places.Count > CleaningLimits.PdfObjects)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }

        _places.Add(0);
        return _places.Count - 1;
    }

    public void Begin(int number)
    {
        _places[number] = Output.Position;
        PdfSyntax.Text(Output, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    public void End() => PdfSyntax.Text(Output, "\nendobj\n");

    public byte[] Finish()
    {
        var table = Output.Position;
        PdfSyntax.Text(Output, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_places.Count}\n0000000000 65535 f \n"));
        foreach (var place in _places.Skip(1))
        {
            PdfSyntax.Text(Output, string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        }

        // The old identifier was made from the old file's name, time and content.
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        PdfSyntax.Text(Output, string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_places.Count}/Root 1 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return Output.ToArray();
    }

    public void Dispose() => Output.Dispose();
}
