using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>
/// Walks the boxes of an MP4, MOV or M4A once, from the stream to the sink. Boxes keep their sizes, so that every offset in the file stays
/// true; whatever is not known to carry sound, pictures or their index becomes an empty <c>free</c>. Only an index is ever held whole.
/// </summary>
internal sealed class FilmCleaner(SourceReader source, CleanedOutput output, RemovalNotes notes, bool keepOriginal, bool mayBlankLater)
{
    private const int LongestType = 4_096;

    /// <summary>Hours of one-second fragments have fewer boxes.</summary>
    private const int MostBoxes = 50_000;

    /// <summary>So much between the samples is padding; more could be what an editor cut out.</summary>
    private const long LargestPadding = 4_096;

    private readonly RangeBlanker _blank = new([]);
    private readonly List<ByteRange> _passed = [];
    private readonly List<ByteRange> _late = [];
    private FilmIndex? _index;
    private bool _quickTime = true;
    private bool _hasData;
    private bool _original;

    public async Task<CleanedAttachment> CleanAsync(CancellationToken cancellationToken)
    {
        for (var boxes = 0; ; boxes++)
        {
            var head = await source.PeekAsync(16, cancellationToken);
            if (head.IsEmpty)
            {
                break;
            }

            if (boxes == MostBoxes)
            {
                throw CannotCleanException.Broken();
            }

            if (!TopBox.TryRead(head.Span, out var box))
            {
                await DropTrailerAsync(cancellationToken);
                break;
            }

            if (box.Size > source.Limit - source.Position)
            {
                throw new CannotCleanException(CleaningRefusals.TooLarge(source.Limit));
            }

            await TakeBoxAsync(box, cancellationToken);
        }

        return Conclude();
    }

    private Task TakeBoxAsync(TopBox box, CancellationToken cancellationToken) => box.Type switch
    {
        "ftyp" or "styp" => TakeTypeAsync(box, cancellationToken),
        "moov" => TakeIndexAsync(box, cancellationToken),
        "moof" => TakeFragmentAsync(box, cancellationToken),
        "mfra" or "sidx" => TakeSmallAsync(box, cancellationToken),
        "mdat" => PassDataAsync(box, cancellationToken),
        _ => FreeAsync(box, cancellationToken),
    };

    private async Task TakeTypeAsync(TopBox box, CancellationToken cancellationToken)
    {
        var data = await HoldAsync(box, LongestType, cancellationToken);
        _quickTime = FileBrands.Clean(data, box.HeadLength);
        await output.WriteAsync(data, cancellationToken);
    }

    private async Task TakeIndexAsync(TopBox box, CancellationToken cancellationToken)
    {
        if (_index is not null)
        {
            throw CannotCleanException.Broken();
        }

        var start = source.Position;
        var data = await HoldAsync(box, CleaningLimits.FilmIndex, cancellationToken);
        _index = FilmIndex.Clean(data, box.HeadLength, notes);
        Demand(!_index.HasUnknownCoding, CleaningRefusals.NeedsConsent);
        Blank(_index.Blank, start);
        if (_index.Kept is { } kept)
        {
            BlankUnused(new RangeBlanker(kept));
        }

        await output.WriteAsync(data, cancellationToken);
    }

    private async Task TakeFragmentAsync(TopBox box, CancellationToken cancellationToken)
    {
        var start = source.Position;
        var data = await HoldAsync(box, CleaningLimits.FilmIndex, cancellationToken);
        Blank(FragmentIndex.Clean(data, box.HeadLength, start, _index ?? throw CannotCleanException.Broken(), notes), start);
        await output.WriteAsync(data, cancellationToken);
    }

    /// <summary>Marks samples for zeroing. Those that have passed already are left to the caller, or are a reason to refuse.</summary>
    private void Blank(IReadOnlyCollection<ByteRange> ranges, long position)
    {
        _blank.Forget(position);
        _blank.Add(ranges);
        var late = new RangeBlanker(ranges).Within(new ByteRange(0, position)).ToList();
        Demand(late.Count == 0 || mayBlankLater, CleaningRefusals.MetadataTrack);
        _late.AddRange(late);
    }

    /// <summary>Data that belongs to no sample of pictures or sound is as unknown as an unknown box.</summary>
    private void BlankUnused(RangeBlanker kept)
    {
        var unused = new RangeBlanker(kept.Gaps());
        var late = _passed.SelectMany(unused.Within).ToList();
        _blank.Add(unused.Ranges);
        if (late.Sum(range => range.Length) > LargestPadding)
        {
            Demand(mayBlankLater, CleaningRefusals.MetadataTrack);
            _late.AddRange(late);
        }
    }

    private void Demand(bool met, Domain.Kernel.Refusal refusal)
    {
        if (!met && !keepOriginal)
        {
            throw new CannotCleanException(refusal);
        }

        _original |= !met;
    }

    private async Task TakeSmallAsync(TopBox box, CancellationToken cancellationToken)
    {
        var data = await HoldAsync(box, CleaningLimits.FilmIndex, cancellationToken);
        if (box.Type == "mfra")
        {
            foreach (var child in Box.Between(data, box.HeadLength, data.Length).Where(child => child.Type is not ("tfra" or "mfro")))
            {
                child.Free(data);
            }
        }

        await output.WriteAsync(data, cancellationToken);
    }

    private async Task PassDataAsync(TopBox box, CancellationToken cancellationToken)
    {
        _hasData = true;
        await output.WriteAsync(await source.TakeExactlyAsync(box.HeadLength, cancellationToken), cancellationToken);
        var start = source.Position;
        await ForBodyAsync(box, async (piece, position) =>
        {
            _blank.Apply(piece.Span, position);
            await output.WriteAsync(piece, cancellationToken);
        }, cancellationToken);
        _passed.Add(new ByteRange(start, source.Position - start));
    }

    private async Task FreeAsync(TopBox box, CancellationToken cancellationToken)
    {
        var head = await source.TakeExactlyAsync(box.HeadLength, cancellationToken);
        "free"u8.CopyTo(head.AsSpan(4));
        await output.WriteAsync(head, cancellationToken);
        await ForBodyAsync(box, async (piece, _) =>
        {
            if (piece.Span.ContainsAnyExcept((byte)0))
            {
                notes.AddFrom(piece.Span, Removal.CustomData);
            }

            await output.WriteZerosAsync(piece.Length, cancellationToken);
        }, cancellationToken);
    }

    private async Task ForBodyAsync(TopBox box, Func<Memory<byte>, long, Task> take, CancellationToken cancellationToken)
    {
        var left = (box.Size ?? long.MaxValue) - box.HeadLength;
        while (left > 0)
        {
            var position = source.Position;
            var piece = await source.TakeAsync(left, cancellationToken);
            if (piece.IsEmpty)
            {
                if (box.Size is null)
                {
                    return;
                }

                throw CannotCleanException.Broken();
            }

            left -= piece.Length;
            await take(piece, position);
        }
    }

    private async Task<byte[]> HoldAsync(TopBox box, long most, CancellationToken cancellationToken) =>
        box.Size is { } size && size <= most ? await source.TakeExactlyAsync(size, cancellationToken) : throw CannotCleanException.Broken();

    /// <summary>Some cameras put their own data behind the last box; a film that is not whole by then is broken.</summary>
    private async Task DropTrailerAsync(CancellationToken cancellationToken)
    {
        if (_index is null || !_hasData)
        {
            throw CannotCleanException.Broken();
        }

        for (var piece = await source.TakeAsync(long.MaxValue, cancellationToken); !piece.IsEmpty; piece = await source.TakeAsync(long.MaxValue, cancellationToken))
        {
            notes.AddFrom(piece.Span, Removal.TrailingData);
        }
    }

    private CleanedAttachment Conclude()
    {
        if (_index is not { HasVideo: true } and not { HasSound: true } || !_hasData)
        {
            throw CannotCleanException.Broken();
        }

        var kind = _original ? AttachmentKind.Original : _index.HasVideo ? AttachmentKind.Video : AttachmentKind.Audio;
        var extension = !_index.HasVideo ? "m4a" : _quickTime ? "mov" : "mp4";
        return new CleanedAttachment(kind, extension, output.Written, notes.Found, HasVoice: _index.HasSound, Duration: _index.Duration)
        {
            LeftToBlank = mayBlankLater ? new RangeBlanker(_late).Ranges : [],
        };
    }
}
