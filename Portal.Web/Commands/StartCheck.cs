using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Sealing;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Commands;

/// <summary>
/// What a site in production must have before its first request. All that is missing is named at once, and looking changes nothing. Officers with
/// keys are not asked for: without them the site runs and says before the first field that it takes no report.
/// </summary>
internal static class StartCheck
{
    private const string SampleMark = "示例";

    private static readonly (StaffRoles Post, string Code)[] Posts =
    [
        (StaffRoles.SystemAdministrator, "NoSystemAdministrator"),
        (StaffRoles.SecurityAdministrator, "NoSecurityAdministrator"),
        (StaffRoles.Auditor, "NoAuditor"),
    ];

    public static async Task<IReadOnlyList<Shortfall>> FindAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var found = new List<Shortfall>();
        found.AddRange(Secrets(SealingRegistration.SecretFile(app.Configuration, app.Environment)));
        await using var scope = app.Services.CreateAsyncScope();
        found.AddRange(await DatabaseAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), cancellationToken));
        found.AddRange(Site(app.Configuration.GetSection(SiteIdentity.Section).Get<SiteIdentity>() ?? new SiteIdentity()));
        if (app.Configuration["AllowedHosts"] is null or "" or "*")
        {
            found.Add(new Shortfall("AllowedHosts"));
        }

        return found;
    }

    private static IEnumerable<Shortfall> Secrets(string path)
    {
        if (!File.Exists(path))
        {
            return [new Shortfall("Secrets", path)];
        }

        try
        {
            InstanceSecrets.Open(path, createIfMissing: false).Dispose();
            return [];
        }
        catch (InstanceSecretsMissingException)
        {
            return [new Shortfall("SecretsUnusable", path)];
        }
    }

    private static async Task<IReadOnlyList<Shortfall>> DatabaseAsync(PortalDb db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return [new Shortfall("Database")];
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return [new Shortfall("Migrations")];
        }

        var held = (await db.Staff.AsNoTracking().Where(s => s.Standing == Standing.InForce).Select(s => s.Roles).ToListAsync(cancellationToken))
            .Aggregate(StaffRoles.None, (all, roles) => all | roles);
        var found = Posts.Where(post => !held.HasFlag(post.Post)).Select(post => new Shortfall(post.Code)).ToList();
        if (!await db.RecoveryKeys.InForce().AnyAsync(cancellationToken))
        {
            found.Add(new Shortfall("RecoveryKey"));
        }

        if (!await db.Departments.AnyAsync(d => d.IsDutyDesk && d.IsActive, cancellationToken))
        {
            found.Add(new Shortfall("DutyDesk"));
        }

        return found;
    }

    /// <summary>The identifiers that every page carries: the sample ones on a real site would be a lie to each visitor.</summary>
    private static IEnumerable<Shortfall> Site(SiteIdentity site)
    {
        (string Name, string Value)[] required =
        [
            (nameof(site.Name), site.Name), (nameof(site.Organiser), site.Organiser), (nameof(site.Address), site.Address), (nameof(site.Phone), site.Phone),
            (nameof(site.Domain), site.Domain), (nameof(site.IdCode), site.IdCode), (nameof(site.Icp), site.Icp), (nameof(site.PoliceRecord), site.PoliceRecord),
            (nameof(site.Notice), site.Notice),
        ];
        (string Name, string Value)[] optional =
            [(nameof(site.Operator), site.Operator), (nameof(site.Mail), site.Mail), (nameof(site.PartyMark), site.PartyMark)];
        return
        [
            .. required.Where(setting => setting.Value.Trim().Length == 0)
                .Select(setting => new Shortfall("SiteMissing", $"{SiteIdentity.Section}:{setting.Name}")),
            .. required.Concat(optional).Where(setting => IsSample(setting.Value))
                .Select(setting => new Shortfall("SiteIsSample", $"{SiteIdentity.Section}:{setting.Name}")),
        ];
    }

    private static bool IsSample(string value) =>
        value.Contains(SampleMark, StringComparison.Ordinal)
        || value.EndsWith(".example", StringComparison.OrdinalIgnoreCase)
        || (value.Length > 0 && value.All(c => c == '0'));
}
