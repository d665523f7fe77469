using Portal.Domain.Access;
using Portal.Web.Pipeline.Http;
using Portal.Web.Resources;

namespace Portal.Web.Commands;

/// <summary>Shows the three shares, once: on the console, and if a folder is given as a text and a sheet to print for each person.</summary>
internal sealed class RecoveryShareFiles(CommandOutput output, SiteText words, IConfiguration settings)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public void Print(IReadOnlyList<RecoveryShare> shares, RecoveryKey key)
    {
        output.Table([.. shares.Select(share => new[] { key.Holders.Of(share.Letter), share.Text })]);
        output.Line(words["Commands.ShareFingerprint", RecoverySharePage.Fingerprint(key)]);
    }

    /// <summary>False when the folder cannot be written or has such a file already; what was written of these shares is taken away again.</summary>
    public bool TryWrite(string folder, IReadOnlyList<RecoveryShare> shares, RecoveryKey key)
    {
        var site = settings.GetSection(SiteIdentity.Section).Get<SiteIdentity>() ?? new SiteIdentity();
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var share in shares)
            {
                Write(Path.Combine(folder, $"recovery-share-{share.Letter}.txt"), share.Text + Environment.NewLine, written);
                Write(Path.Combine(folder, $"recovery-share-{share.Letter}.html"), RecoverySharePage.Of(share, key, site.Name), written);
            }

            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            written.ForEach(File.Delete);
            output.Line(words["Setup.SharesNotWritten", folder]);
            return false;
        }
    }

    private static void Write(string path, string content, List<string> written)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new StreamWriter(path, options);
        written.Add(path);
        file.Write(content);
    }
}
