using System.Globalization;
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
    private readonly PdfFile _file = new();

    public byte[] Write()
    {
        _file.Begin(_file.Reserve());
        WriteCatalog(structure.Catalog.CatalogDictionary);
        _file.End();
        while (_waiting.TryDequeue(out var next))
        {
            _file.Begin(next.Number);
            WriteObject(Find(next.Reference));
            _file.End();
        }

        return _file.Finish();
    }

    public void Dispose() => _file.Dispose();

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
        PdfSyntax.Text(_file.Output, "\nstream\n");
        _file.Output.Write(data.Span);
        PdfSyntax.Text(_file.Output, "\nendstream");
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
                PdfSyntax.Text(_file.Output, "[");
                foreach (var item in array.Data)
                {
                    WriteToken(item, depth + 1);
                    PdfSyntax.Text(_file.Output, " ");
                }

                PdfSyntax.Text(_file.Output, "]");
                break;
            case IndirectReferenceToken reference when !IsDropped(reference.Data):
                PdfSyntax.Text(_file.Output, string.Create(CultureInfo.InvariantCulture, $"{NumberOf(reference.Data)} 0 R"));
                break;
            case NameToken name:
                PdfSyntax.Name(_file.Output, name.Data);
                break;
            case NumericToken number:
                PdfSyntax.Number(_file.Output, number);
                break;
            case BooleanToken truth:
                PdfSyntax.Text(_file.Output, truth.Data ? "true" : "false");
                break;
            case StringToken text:
                PdfSyntax.Hex(_file.Output, text.GetBytes());
                break;
            case HexToken hex:
                PdfSyntax.Hex(_file.Output, hex.Bytes);
                break;
            default:
                PdfSyntax.Text(_file.Output, "null");
                break;
        }
    }

    private void WriteDictionary(DictionaryToken dictionary, bool stream, int depth)
    {
        PdfSyntax.Text(_file.Output, "<<");
        foreach (var (key, value) in dictionary.Data)
        {
            if (PdfRules.DropsKey(dictionary, key, stream) || IsNothing(value))
            {
                continue;
            }

            PdfSyntax.Name(_file.Output, key);
            PdfSyntax.Text(_file.Output, " ");
            WriteToken(key == "Annots" && Resolve(value) is ArrayToken notesOfPage ? new ArrayToken([.. notesOfPage.Data.Where(item => !IsNothing(item))]) : value, depth + 1);
            PdfSyntax.Text(_file.Output, "\n");
        }

        PdfSyntax.Text(_file.Output, ">>");
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
            number = _file.Reserve();
            _numbers[reference] = number;
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
}
