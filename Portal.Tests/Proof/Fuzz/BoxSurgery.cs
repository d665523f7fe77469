using System.Buffers.Binary;
using System.Text;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Takes a film's boxes apart: sizes lie, boxes move, double, vanish or get another name, tables count more than they hold.</summary>
internal static class BoxSurgery
{
    private static readonly HashSet<string> Containers = ["moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex", "udta", "edts", "dinf"];
    private static readonly string[] Names = ["moov", "trak", "mdia", "minf", "stbl", "stsd", "stsz", "stz2", "stco", "co64", "stsc", "stts", "mdat", "moof", "traf", "trun", "tfhd", "free", "meta", "uuid", "ftyp", "mvex", "saio", "senc", "\0\0\0\0"];
    private static readonly uint[] Sizes = [0, 1, 2, 7, 8, 9, 15, 16, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF8, 0x01000000];

    public static byte[] Operate(Dice dice, byte[] file)
    {
        for (var cuts = 1 + dice.Throw(3); cuts > 0; cuts--)
        {
            var boxes = Find(file, 0, file.Length);
            if (boxes.Count == 0)
            {
                return file;
            }

            var (at, size) = dice.Of(boxes);
            var (other, otherSize) = dice.Of(boxes);
            file = dice.Throw(9) switch
            {
                0 => Word(file, at, dice.Of(Sizes)),
                1 => Word(file, at, unchecked((uint)(size + dice.Throw(64) - 32))),
                2 => Named(file, at, dice.Of(Names)),
                3 => [.. file.AsSpan(0, at), .. file.AsSpan(at + size)],
                4 => [.. file.AsSpan(0, at), .. file.AsSpan(at, size), .. file.AsSpan(at)],
                5 => [.. file.AsSpan(0, at), .. file.AsSpan(other, otherSize), .. file.AsSpan(at)],
                6 => size >= 16 ? Word(file, at + 8 + (4 * dice.Throw((size - 8) / 4)), dice.OneIn(2) ? dice.Of(Sizes) : (uint)dice.Throw(5_000)) : file,
                7 => [.. file.AsSpan(0, at), .. LongSize(dice, size), .. file.AsSpan(at + 4, 4), .. BitConverter.GetBytes((long)dice.Throw(int.MaxValue) << dice.Throw(32)), .. file.AsSpan(at + 8)],
                _ => Nest(dice, file, at, size),
            };
        }

        return file;
    }

    private static List<(int At, int Size)> Find(byte[] file, int from, int to)
    {
        var found = new List<(int, int)>();
        for (var at = from; at + 8 <= to;)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (size < 8 || size > to - at)
            {
                break;
            }

            found.Add((at, (int)size));
            if (Containers.Contains(Encoding.Latin1.GetString(file, at + 4, 4)))
            {
                found.AddRange(Find(file, at + 8, at + (int)size));
            }

            at += (int)size;
        }

        return found;
    }

    private static byte[] Word(byte[] file, int at, uint value)
    {
        var changed = (byte[])file.Clone();
        if (at + 4 <= changed.Length)
        {
            BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(at), value);
        }

        return changed;
    }

    private static byte[] Named(byte[] file, int at, string name)
    {
        var changed = (byte[])file.Clone();
        Encoding.Latin1.GetBytes(name).CopyTo(changed, at + 4);
        return changed;
    }

    private static byte[] LongSize(Dice dice, int size) => dice.OneIn(2) ? [0, 0, 0, 1] : [0, 0, (byte)((size >> 8) & 0xFF), (byte)(size & 0xFF)];

    /// <summary>A box inside itself, many times over: what reads boxes by calling itself runs out of stack.</summary>
    private static byte[] Nest(Dice dice, byte[] file, int at, int size)
    {
        var depth = dice.OneIn(20) ? 5_000 : 1 + dice.Throw(40);
        var name = file[(at + 4)..(at + 8)];
        using var nested = new MemoryStream();
        Span<byte> word = stackalloc byte[4];
        for (var i = depth; i > 0; i--)
        {
            BinaryPrimitives.WriteUInt32BigEndian(word, (uint)((i * 8) + size));
            nested.Write(word);
            nested.Write(name);
        }

        return [.. file.AsSpan(0, at), .. nested.ToArray(), .. file.AsSpan(at)];
    }
}
