using System.Text;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Cleaning;

namespace Portal.Tests.Web.Cleaning;

/// <summary>One run of the cleaner over bytes, and what came out.</summary>
internal sealed record Cleaned(Outcome<CleanedAttachment> Outcome, byte[] Bytes)
{
    private static readonly AttachmentCleaner Cleaner = new();

    public CleanedAttachment Value => Outcome.Value;

    public string? Code => Outcome.IsRefused ? Outcome.Refusals[0].Code : null;

    public static async Task<Cleaned> RunAsync(byte[] file, bool keepOriginal = false, bool mayBlankLater = false)
    {
        using var sink = new MemoryStream();
        var outcome = await Cleaner.CleanAsync(new DribblingStream(file), sink, keepOriginal, TestContext.Current.CancellationToken, mayBlankLater);
        return new Cleaned(outcome, sink.ToArray());
    }

    public static byte[] Photo(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "photos", name));

    /// <summary>Whether the text stands in the bytes, in any encoding that a format may have written it in.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes, string text) =>
        bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
        || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes(text)) >= 0
        || bytes.IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(text)))) >= 0
        || bytes.IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)))) >= 0;
}

/// <summary>A network body: cannot seek, and hands out odd small pieces.</summary>
internal sealed class DribblingStream(byte[] content) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var piece = Math.Min(Math.Min(count, 1 + (_at % 9973 * 7919 + 4093) % 9973), content.Length - _at);
        Array.Copy(content, _at, buffer, offset, piece);
        _at += piece;
        return piece;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var piece = new byte[buffer.Length];
        var count = Read(piece, 0, piece.Length);
        piece.AsMemory(0, count).CopyTo(buffer);
        return ValueTask.FromResult(count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
