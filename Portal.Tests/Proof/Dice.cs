namespace Portal.Tests.Proof;

/// <summary>Throws that are the same for the same seed on every machine: what it finds can be found again.</summary>
internal sealed class Dice(long seed)
{
    private ulong _state = unchecked((ulong)(seed + 1) * 0x9E3779B97F4A7C15UL) | 1;

    /// <summary>A number from 0 to <paramref name="sides"/> − 1.</summary>
    public int Throw(int sides)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)sides);
    }

    public bool OneIn(int sides) => Throw(sides) == 0;

    public T Of<T>(IReadOnlyList<T> things) => things[Throw(things.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)Throw(256);
        }

        return bytes;
    }

    public void Shuffle<T>(IList<T> things)
    {
        for (var i = things.Count - 1; i > 0; i--)
        {
            var other = Throw(i + 1);
            (things[i], things[other]) = (things[other], things[i]);
        }
    }
}
