using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.Sealing;

/// <summary>
/// The site's secret in the file <c>instance.key</c>: version (1) ‖ 64 random bytes ‖ the first 4 bytes of SHA-256 over both, which tells a damaged
/// file from a strange one. It belongs in no backup of database and blobs: together with those it would link receipts to reports.
/// </summary>
internal sealed partial class InstanceSecrets : IInstanceSecrets, IDisposable
{
    public const string FileName = "instance.key";
    private const byte Version = 1;
    private const int SecretSize = 64;
    private const int CheckSize = 4;
    private const int FileSize = 1 + SecretSize + CheckSize;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SharedSecret _secret;

    private InstanceSecrets(ReadOnlySpan<byte> secret) => _secret = SharedSecret.Import(secret, SharedSecretBlobFormat.RawSharedSecret);

    /// <summary>Makes the file (0600 in a folder 0700) with a fresh secret, whole or not at all.</summary>
    /// <exception cref="IOException">There is one already: replacing it would close every receipt of the site for ever.</exception>
    public static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        var content = GC.AllocateArray<byte>(FileSize, pinned: true);
        var unfinished = Path.Combine(folder, $"{FileName}.{Guid.NewGuid():N}");
        try
        {
            content[0] = Version;
            RandomNumberGenerator.Fill(content.AsSpan(1, SecretSize));
            Check(content).CopyTo(content.AsSpan(1 + SecretSize));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(unfinished, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            Publish(unfinished, path);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            File.Delete(unfinished);
        }
    }

    /// <param name="createIfMissing">Development only: elsewhere the <c>setup</c> command makes the file, on purpose and once.</param>
    /// <exception cref="InstanceSecretsMissingException">There is no file, or none that may be used.</exception>
    public static InstanceSecrets Open(string path, bool createIfMissing)
    {
        if (createIfMissing && !File.Exists(path))
        {
            try
            {
                Create(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of the same machine made it in the meantime: its secret is the one.
            }
        }

        if (!File.Exists(path))
        {
            throw new InstanceSecretsMissingException(
                $"The site's secret {path} is missing. On a new site run 'dotnet Portal.Web.dll setup', which makes it; on an existing one put the "
                + "kept copy back: without that very file no receipt opens its report.");
        }

        if (!createIfMissing && !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead))
        {
            throw new InstanceSecretsMissingException($"Everybody on this machine may read the site's secret {path}: run 'chmod 600' on it.");
        }

        var content = File.ReadAllBytes(path);
        try
        {
            return content.Length == FileSize && content[0] == Version && Check(content).SequenceEqual(content.AsSpan(1 + SecretSize))
                ? new InstanceSecrets(content.AsSpan(1, SecretSize))
                : throw new InstanceSecretsMissingException($"The site's secret {path} is damaged: put the kept copy back.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    public byte[] Derive(string label, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 64);
        return KeyDerivationAlgorithm.HkdfSha512.DeriveBytes(_secret, [], Encoding.UTF8.GetBytes($"portal/instance/v1/{label}"), length);
    }

    public void Dispose() => _secret.Dispose();

    /// <summary>Gives the finished file its name unless the name is taken: on Unix File.Move looks first and then renames, and two could both win.</summary>
    private static void Publish(string unfinished, string path)
    {
        const int AlreadyExists = 17;
        if (OperatingSystem.IsWindows())
        {
            File.Move(unfinished, path, overwrite: false);
        }
        else if (Link(unfinished, path) != 0)
        {
            if (Marshal.GetLastPInvokeError() == AlreadyExists)
            {
                throw new IOException($"{path} is there already.");
            }

            // A file system without hard links.
            File.Move(unfinished, path, overwrite: false);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    private static ReadOnlySpan<byte> Check(byte[] content) => SHA256.HashData(content.AsSpan(0, 1 + SecretSize)).AsSpan(0, CheckSize);
}
