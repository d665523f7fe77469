using System.Globalization;
using System.Security.Cryptography;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>
/// Writes a new PDF from what can be reached from the catalog of an old one, renumbered. Old revisions, loose objects, and everything that
/// <see cref="PdfRules"/> does not keep are simply never written.
/// </summary>
internal sealed class PdfRewriter(Structure structure, IFilterProvider filters, RemovalNotes notes) : IDisposable
{
    private const int Deepest = 200;

    private readonly Dictionary<IndirectReference, int> _numbers = [];
    private readonly Dictionary<IndirectReference, bool> _dropped = [];
    private readonly Queue<(int Number, IndirectReference Reference)> _waiting = new();
    private readonly List<long> _places = [0];
    private readonly MemoryStream _output = new();

    public byte[] Write()
    {
        PdfSyntax.Text(_output, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        _places.Add(0);
        Begin(1);
        WriteCatalog(structure.Catalog.CatalogDictionary);
        End();
        while (_waiting.TryDequeue(out var next))
        {
            Begin(next.Number);
            WriteObject(Find(next.Reference));
            End();
        }

        WriteTrailer();
        return _output.ToArray();
    }

    public void Dispose() => _output.Dispose();

    private void Begin(int number)
    {
        _places[number] = _output.Position;
        PdfSyntax.Text(_output, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void End() => PdfSyntax.Text(_output, "\nendobj\n");

    private void WriteCatalog(DictionaryToken catalog)
    {
        var kept = catalog.Data.Where(entry => PdfRules.CatalogKeys.Contains(entry.Key)).ToDictionary(entry => NameToken.Create(entry.Key), entry => entry.Value);
        // Of the name trees only named destinations are something to look at; the others hold files and scripts.
        if (Resolve(catalog.Data.GetValueOrDefault("Names")) is DictionaryToken names)
        {
            if (names.Data.TryGetValue("Dests", out var destinations))
            {
                kept[NameToken.Create("Names")] = new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("Dests")] = destinations });
            }

            notes.Add(names.Data.ContainsKey("EmbeddedFiles") ? [Domain.Reporting.Removal.EmbeddedFiles] : []);
            notes.Add(names.Data.ContainsKey("JavaScript") ? [Domain.Reporting.Removal.Scripts] : []);
        }

        notes.Add(catalog.Data.ContainsKey("OpenAction") || catalog.Data.ContainsKey("AA") ? [Domain.Reporting.Removal.Scripts] : []);
        notes.Add(catalog.Data.ContainsKey("Metadata") ? [Domain.Reporting.Removal.CustomData] : []);
        WriteDictionary(new DictionaryToken(kept), stream: false, depth: 0);
    }

    private void WriteObject(IToken? token)
    {
        if (token is not StreamToken stream)
        {
            WriteToken(token, 0);
            return;
        }

        var (data, filter) = PdfPictures.Clean(stream, FilterNames(stream), filters, notes);
        var dictionary = stream.StreamDictionary.Without("Length");
        if (filter is not null)
        {
            var decode = dictionary.Data.GetValueOrDefault("DecodeParms");
            dictionary = dictionary.Without("DecodeParms").Without("DP").With("Filter", filter);
            if (Resolve(decode) is ArrayToken { Length: > 0 } each && Resolve(each.Data[^1]) is DictionaryToken last)
            {
                dictionary = dictionary.With("DecodeParms", last);
            }
        }

        WriteDictionary(dictionary.With("Length", new NumericToken(data.Length)), stream: true, depth: 0);
        PdfSyntax.Text(_output, "\nstream\n");
        _output.Write(data.Span);
        PdfSyntax.Text(_output, "\nendstream");
    }

    private List<string> FilterNames(StreamToken stream) => Resolve(stream.StreamDictionary.Data.GetValueOrDefault("Filter")) switch
    {
        NameToken one => [one.Data],
        ArrayToken many => [.. many.Data.Select(Resolve).OfType<NameToken>().Select(name => name.Data)],
        _ => [],
    };

    private void WriteToken(IToken? token, int depth)
    {
        if (depth > Deepest)
        {
            throw CannotCleanException.Broken();
        }

        switch (token)
        {
            case DictionaryToken dictionary when !PdfRules.Drops(dictionary, notes):
                WriteDictionary(dictionary, stream: false, depth);
                break;
            case ArrayToken array:
                PdfSyntax.Text(_output, "[");
                foreach (var item in array.Data)
                {
                    WriteToken(item, depth + 1);
                    PdfSyntax.Text(_output, " ");
                }

                PdfSyntax.Text(_output, "]");
                break;
            case IndirectReferenceToken reference when !IsDropped(reference.Data):
                PdfSyntax.Text(_output, string.Create(CultureInfo.InvariantCulture, $"{NumberOf(reference.Data)} 0 R"));
                break;
            case NameToken name:
                PdfSyntax.Name(_output, name.Data);
                break;
            case NumericToken number:
                PdfSyntax.Number(_output, number);
                break;
            case BooleanToken truth:
                PdfSyntax.Text(_output, truth.Data ? "true" : "false");
                break;
            case StringToken text:
                PdfSyntax.Hex(_output, text.GetBytes());
                break;
            case HexToken hex:
                PdfSyntax.Hex(_output, hex.Bytes);
                break;
            default:
                PdfSyntax.Text(_output, "null");
                break;
        }
    }

    private void WriteDictionary(DictionaryToken dictionary, bool stream, int depth)
    {
        PdfSyntax.Text(_output, "<<");
        foreach (var (key, value) in dictionary.Data)
        {
            if (PdfRules.DropsKey(dictionary, key, stream) || IsNothing(value))
            {
                continue;
            }

            PdfSyntax.Name(_output, key);
            PdfSyntax.Text(_output, " ");
            WriteToken(key == "Annots" && Resolve(value) is ArrayToken notesOfPage ? new ArrayToken([.. notesOfPage.Data.Where(item => !IsNothing(item))]) : value, depth + 1);
            PdfSyntax.Text(_output, "\n");
        }

        PdfSyntax.Text(_output, ">>");
    }

    private bool IsNothing(IToken? token) => token switch
    {
        null or NullToken => true,
        IndirectReferenceToken reference => IsDropped(reference.Data),
        DictionaryToken dictionary => PdfRules.Drops(dictionary, notes),
        _ => false,
    };

    private bool IsDropped(IndirectReference reference)
    {
        if (!_dropped.TryGetValue(reference, out var dropped))
        {
            _dropped[reference] = dropped = Find(reference) switch
            {
                null or NullToken => true,
                DictionaryToken dictionary => PdfRules.Drops(dictionary, notes),
                StreamToken stream => PdfRules.Drops(stream.StreamDictionary, notes),
                _ => false,
            };
        }

        return dropped;
    }

    private int NumberOf(IndirectReference reference)
    {
        if (!_numbers.TryGetValue(reference, out var number))
        {
            number = _places.Count;
            if (number > CleaningLimits.PdfObjects)
            {
                throw new CannotCleanException(CleaningRefusals.Bomb);
            }

            _numbers[reference] = number;
            _places.Add(0);
            _waiting.Enqueue((number, reference));
        }

        return number;
    }

    private IToken? Resolve(IToken? token) => token is IndirectReferenceToken reference ? Find(reference.Data) : token;

    /// <summary>The object behind a reference; a chain that goes on and on leads nowhere.</summary>
    private IToken? Find(IndirectReference reference)
    {
        for (var steps = 0; steps < 8; steps++)
        {
            var found = structure.TokenScanner.Get(reference)?.Data;
            if (found is not IndirectReferenceToken next)
            {
                return found;
            }

            reference = next.Data;
        }

        return null;
    }

    private void WriteTrailer()
    {
        var table = _output.Position;
        PdfSyntax.Text(_output, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_places.Count}\n0000000000 65535 f \n"));
        foreach (var place in _places.Skip(1))
        {
            PdfSyntax.Text(_output, string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        }

        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        PdfSyntax.Text(_output, string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_places.Count}/Root 1 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
    }
}
