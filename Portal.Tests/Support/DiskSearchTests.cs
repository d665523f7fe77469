using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Portal.Tests.Support;

/// <summary>A search that cannot find is worse than none: each way of hiding a marker is planted here and must be found.</summary>
public sealed class DiskSearchTests : IDisposable
{
    private const string Latin = "ZQ7-MARK-4f0c9b1e77a2d3x";
    private const string Chinese = "红星化工三号库硫磺漏了";

    private readonly TempFolder _temp = new();

    public DiskSearchTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _temp.Dispose();

    public static TheoryData<string> Disguises => new(Disguise.Keys);

    private static readonly Dictionary<string, Func<string, byte[]>> Disguise = new(StringComparer.Ordinal)
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes,
        ["UTF-16LE"] = Encoding.Unicode.GetBytes,
        ["UTF-16BE"] = Encoding.BigEndianUnicode.GetBytes,
        ["UTF-32"] = Encoding.UTF32.GetBytes,
        ["GBK"] = text => Encoding.GetEncoding("GBK").GetBytes(text),
        ["base64, first place"] = text => Base64(text, 0),
        ["base64, second place"] = text => Base64(text, 1),
        ["base64, third place"] = text => Base64(text, 2),
        ["base64url"] = text => Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes("?>" + text + "?>"))),
        ["base64 of UTF-16"] = text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes("x" + text))),
        ["lower hex"] = text => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
        ["upper hex"] = text => Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        ["URL"] = text => Encoding.ASCII.GetBytes(Uri.EscapeDataString(text)),
        ["lower URL"] = text => Encoding.ASCII.GetBytes(System.Web.HttpUtility.UrlEncode(text)),
        ["JSON"] = text => JsonSerializer.SerializeToUtf8Bytes(text),
        ["HTML"] = text => Encoding.ASCII.GetBytes(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text)),
        ["gzip"] = text => Compressed(text, to => new GZipStream(to, CompressionLevel.Optimal)),
        ["zlib"] = text => Compressed(text, to => new ZLibStream(to, CompressionLevel.Fastest)),
        ["zip"] = Zipped,
        ["zip in gzip"] = text => Through(Zipped(text), to => new GZipStream(to, CompressionLevel.Optimal)),
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task Find_a_planted_marker_finds_it(string disguise)
    {
        foreach (var marker in new[] { Latin, Chinese })
        {
            byte[] noise = RandomNumberGenerator.GetBytes(9_001);
            await File.WriteAllBytesAsync(_temp.File("planted"), [.. noise, .. Disguise[disguise](marker), .. noise]);
            Assert.Contains(DiskSearch.Find([marker], [_temp.Path]), line => line.Contains("planted", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("Brotli")]
    public async Task Find_in_a_file_that_is_compressed_as_a_whole_finds_it(string how)
    {
        var bytes = Compressed(Latin, to => how == "Brotli" ? new BrotliStream(to, CompressionLevel.Optimal) : new DeflateStream(to, CompressionLevel.Optimal));
        await File.WriteAllBytesAsync(_temp.File("planted"), bytes);
        Assert.NotEmpty(DiskSearch.Find([Latin], [_temp.Path]));
    }

    [Fact]
    public async Task Find_a_marker_cut_by_a_page_border_finds_it()
    {
        await File.WriteAllTextAsync(_temp.File("planted"), Latin[..9] + "\0\0\0\u0007" + Latin[9..]);
        Assert.NotEmpty(DiskSearch.Find([Latin], [_temp.Path]));
    }

    [Fact]
    public async Task Find_in_a_broken_archive_finds_what_comes_out_of_it()
    {
        var whole = Compressed(Latin + Convert.ToHexString(RandomNumberGenerator.GetBytes(50_000)), to => new GZipStream(to, CompressionLevel.Optimal));
        await File.WriteAllBytesAsync(_temp.File("planted"), whole[..(whole.Length / 2)]);
        Assert.NotEmpty(DiskSearch.Find([Latin], [_temp.Path]));
    }

    [Fact]
    public async Task Find_a_marker_in_a_name_below_a_subfolder_finds_it()
    {
        Directory.CreateDirectory(_temp.File("a"));
        await File.WriteAllTextAsync(Path.Combine(_temp.Path, "a", Chinese + ".jpg"), "");
        Assert.NotEmpty(DiskSearch.Find([Chinese], [_temp.Path]));
    }

    [Fact]
    public void Find_a_marker_in_an_open_unlinked_file_finds_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows open files under /proc.");
        var path = _temp.File("gone");
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(handle, Encoding.UTF8.GetBytes(Latin), 0);
        File.Delete(path);
        var found = DiskSearch.Find([Latin], [_temp.Path], Environment.ProcessId);
        Assert.Contains(found, line => line.Contains("(deleted)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_what_is_not_there_finds_nothing()
    {
        await File.WriteAllBytesAsync(_temp.File("noise"), RandomNumberGenerator.GetBytes(1_000_000));
        await File.WriteAllTextAsync(_temp.File("text"), string.Join(' ', Enumerable.Range(0, 10_000).Select(n => n.ToString(CultureInfo.InvariantCulture))));
        Assert.Empty(DiskSearch.Find([Latin, Chinese], [_temp.Path]));
    }

    [Fact]
    public void Find_a_marker_that_chance_would_find_is_refused() =>
        Assert.Throws<ArgumentException>(() => DiskSearch.Find(["abc"], [_temp.Path]));

    private static byte[] Base64(string text, int before) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String([.. RandomNumberGenerator.GetBytes(before), .. Encoding.UTF8.GetBytes(text), .. RandomNumberGenerator.GetBytes(7)]));

    private static byte[] Compressed(string text, Func<Stream, Stream> open) => Through(Encoding.UTF8.GetBytes($"before {text} after"), open);

    private static byte[] Through(byte[] bytes, Func<Stream, Stream> open)
    {
        using var result = new MemoryStream();
        using (var stream = open(result))
        {
            stream.Write(bytes);
        }

        return result.ToArray();
    }

    private static byte[] Zipped(string text)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("document.xml", CompressionLevel.Optimal).Open();
            entry.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 20))));
        }

        return result.ToArray();
    }
}
