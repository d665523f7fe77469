using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>What keeps a reporter's pages apart from everything that could know who he is, so that one day they can be a process of their own.</summary>
public sealed class ReportPagesTests
{
    private const string Report = "Portal.Web.Pages.Report";
    private const string Desk = "Portal.Web.Pages.Desk";

    // What report pages and the desk's form for callers are both made of: it must know as little as a report page.
    private const string Intake = "Portal.Web.Pages.Intake";
    private const string My = "Portal.Web.Pages.My";

    [Fact]
    public void Report_pages_write_no_log_and_see_no_connection()
    {
        Assert.SkipUnless(PortalTypes.HasSource("Portal.Web", "Pages", "Report"), "There is no report page yet.");
        Broken.Nowhere(
            from type in PortalTypes.In(Report).Concat(PortalTypes.In(Intake))
            from used in type.Uses
            where PortalTypes.IsIn(used, "Microsoft.Extensions.Logging") || used == "Microsoft.AspNetCore.Http.ConnectionInfo"
                || PortalTypes.IsIn(used, "Microsoft.AspNetCore.Identity") || PortalTypes.IsIn(used, "System.Security.Claims")
            select $"{type.Name} -> {used}");
    }

    [Fact]
    public void Report_pages_use_no_staff_type()
    {
        Assert.SkipUnless(PortalTypes.HasSource("Portal.Web", "Pages", "Report"), "There is no report page yet.");
        Broken.Nowhere(
            from type in PortalTypes.In(Report).Concat(PortalTypes.In(Intake))
            from used in type.Uses
            where PortalTypes.IsIn(used, Desk) || PortalTypes.IsIn(used, My) || PortalTypes.IsIn(used, "Portal.Domain.Audit")
                || used.StartsWith("Portal.Domain.Access.Staff", StringComparison.Ordinal) || used == "Portal.Domain.Access.IActor"
            select $"{type.Name} -> {used}");
    }

    [Fact]
    public void Desk_pages_use_no_report_page()
    {
        Assert.SkipUnless(PortalTypes.HasSource("Portal.Web", "Pages", "Desk"), "There is no desk page yet.");
        Broken.Nowhere(PortalTypes.In(Desk).SelectMany(type => type.UsedFrom(Report).Select(used => $"{type.Name} -> {used}")));
    }

    [Fact]
    public void Report_and_desk_pages_share_no_base_but_the_frameworks()
    {
        Assert.SkipUnless(PortalTypes.HasSource("Portal.Web", "Pages", "Report") && PortalTypes.HasSource("Portal.Web", "Pages", "Desk"), "One of the two is not there yet.");
        var shared = BasesBelow(Report).Intersect(BasesBelow(Desk)).Where(type => type.Assembly == PortalTypes.WebAssembly);
        Broken.Nowhere(shared.Select(type => type.FullName));
    }

    [Fact]
    public void Report_ids_carry_no_time()
    {
        var sources = new[] { Repository.Folder("Portal.Domain", "Reporting"), Repository.Folder("Portal.Web", "Pages", "Report") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .ToList();
        Assert.NotEmpty(sources);
        Broken.Nowhere(sources.Where(path => File.ReadAllText(path).Contains("CreateVersion7", StringComparison.Ordinal)));
    }

    private static IEnumerable<Type> BasesBelow(string root)
    {
        foreach (var type in PortalTypes.WebAssembly.GetTypes().Where(type => type.Namespace is { } name && PortalTypes.IsIn(name, root)))
        {
            for (var above = type.BaseType; above is not null; above = above.BaseType)
            {
                yield return above;
            }
        }
    }
}
