using System.Security.Cryptography;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Intake;

/// <summary>Random words that must be found nowhere but in the opened report.</summary>
internal sealed class Markers
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ";

    public string Text { get; } = "ZQ7-TEXT-" + RandomNumberGenerator.GetString(Letters, 24);

    public string Name { get; } = "ZQ7-NAME-" + RandomNumberGenerator.GetString(Letters, 20);

    public string FileName { get; } = "ZQ7-FILE-" + RandomNumberGenerator.GetString(Letters, 24) + ".jpg";

    public string Message { get; } = "ZQ7-MAIL-" + RandomNumberGenerator.GetString(Letters, 24);

    public string Enterprise { get; } = "ZQ7-FIRM-" + RandomNumberGenerator.GetString(Letters, 24);

    /// <summary>Stands in the EXIF of the first sample photo.</summary>
    public string Photo { get; } = "ZQ7-EXIF-MARK-PHOTO-0001";

    public string ClaimPassword { get; } = "ZQ7-PASS-" + RandomNumberGenerator.GetString(Letters, 20);

    public string[] All => [Text, Name, FileName, Message, Enterprise, Photo, ClaimPassword];

    public IReadOnlyDictionary<string, string> What => new Dictionary<string, string>(ReporterBrowser.What) { ["What"] = $"污水池清淤没有通风，{Text}，没有人在上面看着。" };

    public IReadOnlyDictionary<string, string> Where => new Dictionary<string, string>(ReporterBrowser.Where) { ["Enterprise"] = Enterprise };

    public IReadOnlyDictionary<string, string> Contact => new Dictionary<string, string>
    {
        ["Named"] = "1", ["Name"] = Name, ["Contact"] = "13900000000", ["IdentityConsent"] = "1", ["WantsReward"] = "1",
    };

    public static byte[] PhotoBytes(int number = 1) =>
        File.ReadAllBytes(Path.Combine(Repository.Folder("Portal.Tests"), "Vectors", "photos", number == 3 ? "phone-3.heic" : $"phone-{number}.jpg"));
}
