using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// A file that waits in memory until it is cleaned. It lies outside the collector's heap, which would keep many times its size of what others have left; wiped and given
/// back the moment it is not needed, for it holds what a reporter sent.
/// </summary>
internal sealed unsafe class HeldPieces : IDisposable
{
    private const int Piece = 1024 * 1024;

    private readonly List<nint> _pieces = [];
    private int _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var at = _length % Piece;
            if (at == 0)
            {
                _pieces.Add((nint)NativeMemory.Alloc(Piece));
            }

            var count = Math.Min(bytes.Length, Piece - at);
            bytes[..count].CopyTo(SpanOf(_pieces[^1])[at..]);
            _length += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>All of it in one array; the pieces go back.</summary>
    public byte[] Join()
    {
        var all = GC.AllocateUninitializedArray<byte>(_length);
        for (var i = 0; i < _pieces.Count; i++)
        {
            SpanOf(_pieces[i])[..Math.Min(Piece, _length - (i * Piece))].CopyTo(all.AsSpan(i * Piece));
        }

        Free();
        return all;
    }

    public void Dispose() => Free();

    private static Span<byte> SpanOf(nint piece) => new((void*)piece, Piece);

    private void Free()
    {
        foreach (var piece in _pieces)
        {
            CryptographicOperations.ZeroMemory(SpanOf(piece));
            NativeMemory.Free((void*)piece);
        }

        _pieces.Clear();
        _length = 0;
    }
}
