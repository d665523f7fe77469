using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using global::Portal.Domain.Access;
using global::Portal.Domain.Kernel;
using global::Portal.Domain.Reporting;
using global::Portal.Web.Adapters.Sealing;

namespace Portal.Tests.Web.Sealing;

public sealed class InstanceSecretsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("portal-secrets-");

    private string SecretFile => Path.Combine(_root.FullName, "secrets", "instance.key");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Deriving_is_the_same_for_one_file_and_label_and_differs_for_others()
    {
        InstanceSecrets.Create(SecretFile);
        using var one = InstanceSecrets.Open(SecretFile, createIfMissing: false);
        using var again = InstanceSecrets.Open(SecretFile, createIfMissing: false);
        using var stranger = InstanceSecrets.Open(Path.Combine(_root.FullName, "stranger.key"), createIfMissing: true);
        var key = one.Derive(InstanceLabel.Ticket, 32);
        Assert.Equal(key, again.Derive(InstanceLabel.Ticket, 32));
        Assert.NotEqual(key, one.Derive(InstanceLabel.Pepper, 32));
        Assert.NotEqual(key, stranger.Derive(InstanceLabel.Ticket, 32));
        Assert.Equal(64, one.Derive(InstanceLabel.Ticket, 64).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => one.Derive(InstanceLabel.Ticket, 8));
        Assert.Equal(typeof(InstanceSecrets).FullName, ((object)one).ToString());
    }

    [Fact]
    public void Creating_gives_a_file_for_its_owner_alone_and_leaves_nothing_beside_it()
    {
        InstanceSecrets.Create(SecretFile);
        Assert.Equal(["instance.key"], Directory.GetFiles(Path.GetDirectoryName(SecretFile)!).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretFile));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(SecretFile)!));
        }
    }

    [Fact]
    public void Creating_over_an_existing_file_is_refused_and_changes_nothing()
    {
        InstanceSecrets.Create(SecretFile);
        var before = File.ReadAllBytes(SecretFile);
        Assert.Throws<IOException>(() => InstanceSecrets.Create(SecretFile));
        Assert.Equal(before, File.ReadAllBytes(SecretFile));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(SecretFile)!));
    }

    [Fact]
    public async Task Starting_many_at_once_gives_all_the_same_secret()
    {
        for (var round = 0; round < 50; round++)
        {
            var file = Path.Combine(_root.FullName, $"round{round}", "instance.key");
            var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
            {
                using var secrets = InstanceSecrets.Open(file, createIfMissing: true);
                return Convert.ToHexString(secrets.Derive("any", 32));
            })));
            Assert.Single(keys.Distinct());
        }
    }

    [Fact]
    public void Opening_a_damaged_file_says_so()
    {
        InstanceSecrets.Create(SecretFile);
        var good = File.ReadAllBytes(SecretFile);
        byte[][] damaged = [[], good[..^1], [.. good, 0], [2, .. good[1..]], [.. good[..10], (byte)(good[10] ^ 1), .. good[11..]]];
        foreach (var content in damaged)
        {
            File.WriteAllBytes(SecretFile, content);
            Assert.Contains("damaged", Assert.Throws<InstanceSecretsMissingException>(Open).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Opening_a_file_that_everybody_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such file modes.");
            return;
        }

        InstanceSecrets.Create(SecretFile);
        File.SetUnixFileMode(SecretFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<InstanceSecretsMissingException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_a_missing_file_stops_the_site_and_names_the_command()
    {
        using var host = Host("Production");
        var stopped = Assert.Throws<InstanceSecretsMissingException>(() => host.Services.GetRequiredService<IInstanceSecrets>());
        Assert.Contains("setup", stopped.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root.FullName, "App_Data")));
    }

    [Fact]
    public void In_Development_the_file_is_made_and_every_port_is_there()
    {
        using var host = Host("Development", ("Portal:Passwords:StaffMemoryKiB", "8192"), ("Portal:Passwords:StaffPasses", "1"));
        Assert.NotNull(host.Services.GetRequiredService<IReportSealer>());
        Assert.NotNull(host.Services.GetRequiredService<IReceiptKeys>());
        Assert.NotNull(host.Services.GetRequiredService<IRecoveryKeys>());
        Assert.Equal(32, host.Services.GetRequiredService<IFilingSigner>().PublicKey.Length);
        Assert.Equal(new PasswordCost(8192, 1), host.Services.GetRequiredService<IPasswordKeys>().StaffCost);
        Assert.Equal(new PasswordCost(65536, 3), host.Services.GetRequiredService<IPasswordKeys>().LearnerCost);
        Assert.True(File.Exists(Path.Combine(_root.FullName, "App_Data", "secrets", "instance.key")));
    }

    [Fact]
    public void The_folder_can_be_set()
    {
        using var host = Host("Development", ("Portal:SecretsFolder", Path.Combine(_root.FullName, "elsewhere")));
        host.Services.GetRequiredService<IInstanceSecrets>();
        Assert.True(File.Exists(Path.Combine(_root.FullName, "elsewhere", "instance.key")));
    }

    private void Open()
    {
        using var secrets = InstanceSecrets.Open(SecretFile, createIfMissing: false);
    }

    private IHost Host(string environment, params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            EnvironmentName = environment,
            ContentRootPath = _root.FullName,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Services.AddSealing(builder.Configuration);
        return builder.Build();
    }
}
