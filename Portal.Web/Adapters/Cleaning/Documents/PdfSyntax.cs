using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Tokens;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Writes the simple values of a PDF. Strings are written in hexadecimal, so that every byte comes through.</summary>
internal static class PdfSyntax
{
    static PdfSyntax() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static void Text(Stream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));

    public static void Hex(Stream to, ReadOnlySpan<byte> bytes) => Text(to, $"<{Convert.ToHexString(bytes)}>");

    public static void Number(Stream to, NumericToken number) => Text(to, number.HasDecimalPlaces && double.IsFinite(number.Double)
        ? number.Double.ToString("0.##########", CultureInfo.InvariantCulture)
        : number.Long.ToString(CultureInfo.InvariantCulture));

    public static void Name(Stream to, string name)
    {
        to.WriteByte((byte)'/');
        foreach (var one in BytesOf(name))
        {
            if (one is > 0x20 and < 0x7F && "()<>[]{}/%#"u8.IndexOf(one) < 0)
            {
                to.WriteByte(one);
            }
            else
            {
                Text(to, $"#{one:X2}");
            }
        }
    }

    /// <summary>
    /// The bytes that the library made a name from: it reads UTF-8 where they are valid UTF-8, else one character a byte (older Chinese
    /// programs write font names in GBK).
    /// </summary>
    private static byte[] BytesOf(string name)
    {
        if (name.All(char.IsAscii) || name.Any(letter => letter > 0xFF && !IsWindows1252(letter)))
        {
            return Encoding.UTF8.GetBytes(name);
        }

        var single = Encoding.GetEncoding(1252).GetBytes(name);
        return IsUtf8(single) ? Encoding.UTF8.GetBytes(name) : single;
    }

    private static bool IsWindows1252(char letter) => Encoding.GetEncoding(1252).GetBytes([letter]) is [not (byte)'?'];

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
