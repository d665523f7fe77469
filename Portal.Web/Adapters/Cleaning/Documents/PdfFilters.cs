using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>
/// The reading library's filters with a common budget: a stream is measured before the library inflates it into memory.
/// </summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>What the two old compressions can make of one byte at most.</summary>
    private const long OldRatio = 2_800;

    private readonly IFilterProvider _inner = DefaultFilterProvider.Instance;
    private long _left = CleaningLimits.PdfExpanded;
    private long _objectsLeft = CleaningLimits.PdfObjects;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Measured(_inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Measured(_inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Measured(_inner.GetAllFilters());

    private IReadOnlyList<IFilter> Measured(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Measure(filter, this))];

    private void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }
    }

    /// <summary>A stream of objects says how many it holds.</summary>
    private void CountObjects(DictionaryToken dictionary)
    {
        if (PdfRules.Name(dictionary, "Type") == "ObjStm")
        {
            _objectsLeft -= dictionary.Data.GetValueOrDefault("N") is NumericToken { Long: >= 0 and <= CleaningLimits.PdfObjects } count ? count.Long : _objectsLeft + 1;
        }

        if (_objectsLeft < 0)
        {
            throw new CannotCleanException(CleaningRefusals.Bomb);
        }
    }

    private void SpendInflated(Memory<byte> input)
    {
        if (input.Length < 3)
        {
            return;
        }

        // The first two bytes are zlib's; the library is as lenient about them.
        using var inflated = new DeflateStream(new MemoryStream(input.ToArray(), 2, input.Length - 2), CompressionMode.Decompress);
        var buffer = new byte[32 * 1024];
        try
        {
            for (var count = inflated.Read(buffer); count > 0; count = inflated.Read(buffer))
            {
                Spend(count);
            }
        }
        catch (InvalidDataException)
        {
            // The library decides what a broken stream is worth.
        }
    }

    private sealed class Measure(IFilter filter, PdfFilters filters) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            filters.CountObjects(streamDictionary);
            if (filter is FlateFilter)
            {
                filters.SpendInflated(input);
            }
            else if (filter is LzwFilter or RunLengthFilter)
            {
                filters.Spend(input.Length * OldRatio);
            }
            else
            {
                filters.Spend(input.Length);
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
