namespace Portal.Tests.Web.Cleaning;

/// <summary>Small damages to a file, the same ones in every run: each number gives one damaged copy.</summary>
internal static class Mutations
{
    private static readonly byte[][] Telling = [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 7], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0xFF], [0]];

    public static byte[] Of(byte[] file, int number)
    {
        var dice = unchecked((ulong)(number + 1) * 0x9E3779B97F4A7C15UL);
        int Throw(int sides)
        {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            return (int)(dice % (ulong)sides);
        }

        var damaged = (byte[])file.Clone();
        for (var i = Throw(3); i >= 0 && damaged.Length > 8; i--)
        {
            var at = Throw(damaged.Length);
            switch (Throw(6))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << Throw(8));
                    break;
                case 1 or 2:
                    var telling = Telling[Throw(Telling.Length)];
                    telling.AsSpan(0, Math.Min(telling.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
                    break;
                case 3:
                    damaged = damaged[..at];
                    break;
                case 4:
                    var length = Math.Min(Throw(64), damaged.Length - at);
                    damaged = [.. damaged.AsSpan(0, at), .. damaged.AsSpan(at + length)];
                    break;
                default:
                    var again = Math.Min(Throw(64), damaged.Length - at);
                    damaged = [.. damaged.AsSpan(0, at + again), .. damaged.AsSpan(at)];
                    break;
            }
        }

        return damaged;
    }
}
