using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Takes an office document apart: its zip lies about sizes, places and counts; parts double, move, vanish, get names that leave the folder; XML is cut and nested.</summary>
internal static class ZipSurgery
{
    private static readonly byte[][] Marks = ["PK\u0003\u0004"u8.ToArray(), "PK\u0001\u0002"u8.ToArray(), "PK\u0005\u0006"u8.ToArray()];
    private static readonly int[] HeadLengths = [30, 46, 22];
    private static readonly string[] Names = ["../../etc/passwd", "/absolute", "[Content_Types].xml", "word\\document.xml", "WORD/DOCUMENT.XML", " ", "a/./b", "_rels/.rels", "word/\u0000.xml", "%2e%2e/x"];
    private static readonly string[] Xml =
    [
        "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;&b;&b;\">]><a>&d;</a>", "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>", "<a xmlns:b='x'><b:c></a>", "<a b='1' b='2'/>",
        "<!-- ", "<![CDATA[", "<a><?pi ", "</a>", "<\uFFFF/>", "<a>&#0;&#xFFFFFFFF;&nope;</a>", "",
    ];

    public static byte[] Operate(Dice dice, byte[] file)
    {
        try
        {
            file = dice.OneIn(2) ? Parts(dice, file) : file;
        }
        catch (InvalidDataException)
        {
            // Two operations can leave nothing that unzips; the bytes as they are then are a fair input.
        }

        for (var lies = dice.Throw(4); lies > 0; lies--)
        {
            var kind = dice.Throw(3);
            var places = Find(file, Marks[kind]);
            if (places.Count > 0)
            {
                file = Lie(dice, file, dice.Of(places), HeadLengths[kind]);
            }
        }

        return file;
    }

    private static byte[] Parts(Dice dice, byte[] file)
    {
        var parts = new List<(string Name, byte[] Content)>();
        using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using var from = entry.Open();
                from.CopyTo(content);
                parts.Add((entry.FullName, content.ToArray()));
            }
        }

        for (var cuts = 1 + dice.Throw(3); cuts > 0 && parts.Count > 1; cuts--)
        {
            var at = dice.Throw(parts.Count);
            var (name, content) = parts[at];
            switch (dice.Throw(7))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Insert(dice.Throw(parts.Count), (name, dice.Of(parts).Content));
                    break;
                case 2:
                    parts[at] = (dice.Of(Names), content);
                    break;
                case 3:
                    dice.Shuffle(parts);
                    break;
                case 4:
                    parts[at] = (name, Web.Cleaning.Mutations.Of(content, dice.Throw(int.MaxValue - 1)));
                    break;
                case 5:
                    parts[at] = (name, Nested(dice, content));
                    break;
                default:
                    var cut = dice.Throw(content.Length + 1);
                    parts[at] = (name, [.. content.AsSpan(0, cut), .. Encoding.UTF8.GetBytes(dice.Of(Xml)), .. content.AsSpan(cut)]);
                    break;
            }
        }

        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var to = zip.CreateEntry(name, dice.OneIn(4) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                to.Write(content);
            }
        }

        return made.ToArray();
    }

    private static byte[] Nested(Dice dice, byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var at = text.IndexOf("><", StringComparison.Ordinal) + 1;
        var depth = dice.OneIn(10) ? 20_000 : 1 + dice.Throw(200);
        return Encoding.UTF8.GetBytes(text[..at] + string.Concat(Enumerable.Repeat("<w:p>", depth)) + string.Concat(Enumerable.Repeat("</w:p>", dice.OneIn(2) ? depth : 0)) + text[at..]);
    }

    private static byte[] Lie(Dice dice, byte[] file, int at, int headLength)
    {
        var changed = (byte[])file.Clone();
        var field = at + 4 + dice.Throw(headLength - 4);
        if (field + 4 > changed.Length)
        {
            return changed;
        }

        switch (dice.Throw(4))
        {
            case 0:
                BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(field), (ushort)dice.Throw(65_536));
                break;
            case 1:
                BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(field), dice.OneIn(2) ? uint.MaxValue : (uint)dice.Throw(1 << 30));
                break;
            case 2:
                changed[field] = unchecked((byte)(changed[field] + 1));
                break;
            default:
                changed[field] ^= (byte)(1 << dice.Throw(8));
                break;
        }

        return changed;
    }

    private static List<int> Find(byte[] file, byte[] mark)
    {
        var places = new List<int>();
        for (var at = file.AsSpan().IndexOf(mark); at >= 0;)
        {
            places.Add(at);
            var next = file.AsSpan(at + 4).IndexOf(mark);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return places;
    }
}
