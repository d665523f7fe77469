using System.Globalization;
using System.Text;
using NetVips;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using QRCoder;

namespace Portal.Web.Adapters.Export;

/// <summary>Draws the receipt dot by dot, with no font of the server's; only the heading is a picture drawn beforehand.</summary>
internal sealed class ReceiptPicture : IReceiptPicture
{
    private const int Width = 720;
    private const int Height = 960;
    private const int HeadHeight = 230;
    private const int Dot = 6;
    private const byte Paper = 255;
    private const byte Ink = 20;

    private static readonly byte[] ChineseHead = ReadHead("receipt-head.png");
    private static readonly byte[] EnglishHead = ReadHead("receipt-head-en.png");

    public byte[] Draw(Receipt receipt, Language language)
    {
        var canvas = new byte[Width * Height];
        Array.Fill(canvas, Paper);
        (language is Language.English ? EnglishHead : ChineseHead).CopyTo(canvas, 0);
        const int Character = (ReceiptFont.Columns + 1) * Dot;
        const int Group = (4 * Character) + 50;
        for (var i = 0; i < receipt.Groups.Count; i++)
        {
            var left = ((Width - (3 * Group) + 50) / 2) + (i % 3 * Group);
            var top = HeadHeight + 40 + (i / 3 * 90);
            for (var c = 0; c < receipt.Groups[i].Length; c++)
            {
                DrawCharacter(canvas, receipt.Groups[i][c], left + (c * Character), top);
            }
        }

        DrawModules(canvas, Modules(receipt), top: HeadHeight + 260);
        using var image = Image.NewFromMemory(canvas, Width, Height, 1, Enums.BandFormat.Uchar);
        return image.PngsaveBuffer(compression: 9);
    }

    public QrDrawing DrawQr(Receipt receipt)
    {
        var modules = Modules(receipt);
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var first = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }

                if (x > first)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{first} {y}h{x - first}v1h-{x - first}z");
                }
            }
        }

        return new QrDrawing(modules.Count, path.ToString());
    }

    private static List<System.Collections.BitArray> Modules(Receipt receipt)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(receipt.Characters, QRCodeGenerator.ECCLevel.M);
        return data.ModuleMatrix;
    }

    private static void DrawCharacter(byte[] canvas, char character, int left, int top)
    {
        for (var row = 0; row < ReceiptFont.Rows; row++)
        {
            for (var column = 0; column < ReceiptFont.Columns; column++)
            {
                if (ReceiptFont.IsInked(character, column, row))
                {
                    Fill(canvas, left + (column * Dot), top + (row * Dot), Dot);
                }
            }
        }
    }

    private static void DrawModules(byte[] canvas, List<System.Collections.BitArray> modules, int top)
    {
        const int Module = 12;
        var left = (Width - (modules.Count * Module)) / 2;
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    Fill(canvas, left + (x * Module), top + (y * Module), Module);
                }
            }
        }
    }

    private static void Fill(byte[] canvas, int left, int top, int size)
    {
        for (var y = top; y < top + size; y++)
        {
            canvas.AsSpan((y * Width) + left, size).Fill(Ink);
        }
    }

    private static byte[] ReadHead(string name)
    {
        using var stream = typeof(ReceiptPicture).Assembly.GetManifestResourceStream("Portal.Web." + name)
            ?? throw new InvalidOperationException("The receipt's heading is not in the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var picture = Image.NewFromBuffer(copy.ToArray());
        using var grey = picture.Colourspace(Enums.Interpretation.Bw).ExtractBand(0);
        return grey.Cast(Enums.BandFormat.Uchar).WriteToMemory<byte>();
    }
}
