using System.Security.Cryptography;
using System.Text.Json;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Backup;

/// <summary>One file of a backup.</summary>
internal sealed record PartOfBackup(string File, long Bytes, string Sha256);

/// <summary>The sealed part: its length before sealing, and the day whose key seals it.</summary>
internal sealed record SealedPart(string File, long Bytes, string Sha256, long Length, DateOnly KeyDay);

/// <summary>How many files of the blob store belong to the backup, and how many that the database names had gone when they were to be copied.</summary>
internal sealed record BlobsOfBackup(int Count, long Bytes, int Gone);

/// <summary>
/// What a complete backup consists of; a backup without one is none. Authenticated with the site's secret, so that neither a changed backup nor one of
/// another site is ever restored.
/// </summary>
/// <param name="Migration">The shape of the database, by the name that both providers share.</param>
internal sealed record BackupManifest(
    int Format, Guid Id, DateTime TakenAt, DateOnly Day, string Migration, PartOfBackup Database, PartOfBackup BlobList, BlobsOfBackup Blobs, SealedPart Wraps,
    IReadOnlyList<TableCount> Rows, IReadOnlyList<TableCount> SealedRows, string Mac)
{
    public const string FileName = "manifest.json";
    public const int FormatNow = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true };

    public BackupManifest Signed(IInstanceSecrets secrets) => this with { Mac = MacOf(secrets) };

    public bool IsGenuine(IInstanceSecrets secrets) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Mac), System.Text.Encoding.ASCII.GetBytes(MacOf(secrets)));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null when this is no manifest.</summary>
    public static BackupManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string MacOf(IInstanceSecrets secrets) => Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Derive(InstanceLabel.BackupManifest, 32), (this with { Mac = "" }).Write()));
}
