using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Media;

/// <summary>
/// Copies the sound frames of an MP3 and nothing else: ID3, APE and lyrics tags, and whatever stands between or behind the frames, is not
/// a frame and does not come along. A frame counts only when another of its kind follows, or the file ends with it.
/// </summary>
internal sealed class Mp3Cleaner(SourceReader source, CleanedOutput output, RemovalNotes notes)
{
    private const int FewestFrames = 3;

    private long _frames;
    private long _samples;
    private int _rate;
    private int? _kind;

    public async Task<CleanedAttachment> CleanAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var ahead = await source.PeekAsync(Mp3Frame.Longest + Mp3Frame.HeaderLength, cancellationToken);
            if (ahead.IsEmpty)
            {
                break;
            }

            if (FrameAt(ahead.Span) is { } frame)
            {
                await output.WriteAsync(ahead[..frame.Length], cancellationToken);
                source.Advance(frame.Length);
                Count(frame);
            }
            else
            {
                await DropAsync(ahead, cancellationToken);
            }
        }

        if (_frames < FewestFrames)
        {
            throw CannotCleanException.Broken();
        }

        return new CleanedAttachment(AttachmentKind.Audio, "mp3", output.Written, notes.Found,
            HasVoice: true, Duration: TimeSpan.FromSeconds((double)_samples / _rate));
    }

    private void Count(Mp3Frame frame)
    {
        _kind ??= frame.Kind;
        _rate = frame.Rate;
        _frames++;
        _samples += frame.Samples;
    }

    private Mp3Frame? FrameAt(ReadOnlySpan<byte> ahead)
    {
        if (!Mp3Frame.TryRead(ahead, out var frame) || frame.Length > ahead.Length || (_kind ?? frame.Kind) != frame.Kind)
        {
            return null;
        }

        var rest = ahead[frame.Length..];
        var followed = Mp3Frame.TryRead(rest, out var next) && next.Kind == frame.Kind;
        // The last frame has nothing or a tag behind it; the first one must prove itself.
        var last = rest.Length < Mp3Frame.HeaderLength || rest.StartsWith("TAG"u8) || rest.StartsWith("APETAGEX"u8)
            || rest.StartsWith("ID3"u8) || rest.StartsWith("LYRICSBEGIN"u8);
        return followed || last && _kind is not null ? frame : null;
    }

    private async Task DropAsync(ReadOnlyMemory<byte> ahead, CancellationToken cancellationToken)
    {
        var tag = Math.Max(Mp3Frame.Id3Length(ahead.Span), Mp3Frame.ApeLength(ahead.Span));
        if (tag > 0)
        {
            await SkipAsync(tag, cancellationToken);
            return;
        }

        if (ahead.Span.StartsWith("TAG"u8))
        {
            await SkipAsync(128, cancellationToken);
            return;
        }

        var count = NextCandidate(ahead.Span);
        if (ahead.Span[..count].ContainsAnyExcept((byte)0))
        {
            notes.AddFrom(ahead.Span[..count], _frames > 0 ? Removal.TrailingData : Removal.CustomData);
        }

        source.Advance(count);
    }

    /// <summary>How far it is to something that may be a frame or a tag; the last bytes of a piece wait for the next one.</summary>
    private static int NextCandidate(ReadOnlySpan<byte> ahead)
    {
        var at = 1;
        while (at + 10 <= ahead.Length && !Mp3Frame.TryRead(ahead[at..], out _) && Mp3Frame.Id3Length(ahead[at..]) == 0 && !ahead[at..].StartsWith("APETAGEX"u8))
        {
            at++;
        }

        return at;
    }

    private async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            var piece = await source.TakeAsync(count, cancellationToken);
            if (piece.IsEmpty)
            {
                return;
            }

            notes.AddFrom(piece.Span, Removal.CustomData);
            count -= piece.Length;
        }
    }
}
