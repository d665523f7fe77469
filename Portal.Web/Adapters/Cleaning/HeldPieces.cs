using System.Buffers;
using System.Security.Cryptography;

namespace Portal.Web.Adapters.Cleaning;

/// <summary>
/// A file that waits in memory until it is cleaned, in pieces of a pool: one growing array for each of many uploads would leave many times its size for the
/// collector. The pieces are wiped when they go back, for they hold what a reporter sent.
/// </summary>
internal sealed class HeldPieces : IDisposable
{
    private const int Piece = 1024 * 1024;
    private const int MostKept = 32;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(Piece, MostKept);

    private readonly List<byte[]> _pieces = [];
    private int _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var at = _length % Piece;
            if (at == 0)
            {
                _pieces.Add(Pool.Rent(Piece));
            }

            var count = Math.Min(bytes.Length, Piece - at);
            bytes[..count].CopyTo(_pieces[^1].AsSpan(at));
            _length += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>All of it in one array, and the pieces go back.</summary>
    public byte[] Join()
    {
        var all = GC.AllocateUninitializedArray<byte>(_length);
        for (var i = 0; i < _pieces.Count; i++)
        {
            _pieces[i].AsSpan(0, Math.Min(Piece, _length - (i * Piece))).CopyTo(all.AsSpan(i * Piece));
        }

        Dispose();
        return all;
    }

    public void Dispose()
    {
        foreach (var piece in _pieces)
        {
            CryptographicOperations.ZeroMemory(piece);
            Pool.Return(piece);
        }

        _pieces.Clear();
        _length = 0;
    }
}
