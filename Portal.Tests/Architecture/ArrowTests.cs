using System.Reflection;

namespace Portal.Tests.Architecture;

/// <summary>The arrows of the house: who may know whom.</summary>
public sealed class ArrowTests
{
    private static readonly string[] BaseLibrary = ["System", "Microsoft.Win32", "netstandard", "mscorlib"];

    // Who may do what, who did it, what day it is: the ground that every subject stands on.
    private static readonly Dictionary<string, string[]> Ground = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Calendar"] = ["Kernel"],
        ["Access"] = ["Kernel", "Calendar"],
        ["Audit"] = ["Kernel", "Calendar", "Access"],
    };

    // A query of the ground may say that a record of it would drown the ones that matter; that mark is all it sees of the audit.
    private const string AuditMark = "Portal.Domain.Audit.RoutineAttribute";

    public static TheoryData<string> Subjects => new(PortalTypes.RoomsOf("Portal.Domain"));

    public static TheoryData<string> Adapters => new(PortalTypes.RoomsOf("Portal.Web", "Adapters"));

    [Fact]
    public void Reader_of_these_rules_sees_method_bodies_and_foreign_types()
    {
        var trail = PortalTypes.Named("Portal.Domain.Audit.AuditTrail");
        Assert.True(trail.UsesAny("Microsoft.EntityFrameworkCore"));
        Assert.Contains("Portal.Domain.Audit.AuditEntry", trail.Uses);
        Assert.Contains("System.Buffers.Binary.BinaryPrimitives", PortalTypes.Named("Portal.Domain.Audit.AuditEntry").Uses);
    }

    [Fact]
    public void Domain_refers_to_nothing_but_the_base_library_and_three_packages() =>
        Broken.Nowhere(Foreign(PortalTypes.DomainAssembly, "MediatR", "FluentValidation", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions"));

    [Fact]
    public void Cms_refers_to_nothing_of_the_city() =>
        Broken.Nowhere(Foreign(
            PortalTypes.CmsAssembly,
            "Microsoft.AspNetCore.*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers", "Microsoft.CSharp", "Fluid", "Parlot", "TimeZoneConverter",
            "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational",
            "AngleSharp", "AngleSharp.Css", "AnyAscii", "HtmlSanitizer", "Jint", "Acornima", "Markdig"));

    [Fact]
    public void Domain_model_uses_nothing_but_the_base_library_and_MediatR()
    {
        var model = PortalTypes.In("Portal.Domain").Where(type => !IsAct(type)).ToList();
        Assert.NotEmpty(model);
        Broken.Nowhere(
            from type in model
            from used in type.Uses
            where !BaseLibrary.Append("MediatR").Append("Portal.Domain").Any(root => PortalTypes.IsIn(used, root)) && !IsEmittedByTheCompiler(used)
            select $"{type.Name} -> {used}");
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Subject_uses_only_itself_and_the_ground(string subject)
    {
        string[] allowed = Ground.TryGetValue(subject, out var below) ? below : [.. Ground.Keys];
        Broken.Nowhere(
            from type in PortalTypes.In($"Portal.Domain.{subject}")
            from other in PortalTypes.RoomsOf("Portal.Domain")
            where other != subject && !allowed.Contains(other)
            from used in type.UsedFrom($"Portal.Domain.{other}")
            where !(used == AuditMark && subject == "Access")
            select $"{type.Name} -> {used}");
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Adapter_uses_no_other_adapter_but_the_data(string adapter) =>
        Broken.Nowhere(
            from type in PortalTypes.In($"Portal.Web.Adapters.{adapter}")
            from other in PortalTypes.RoomsOf("Portal.Web", "Adapters")
            where other != adapter && other != "Data"
            from used in type.UsedFrom($"Portal.Web.Adapters.{other}")
            select $"{type.Name} -> {used}");

    [Fact]
    public void Pages_use_no_adapter()
    {
        Assert.SkipUnless(PortalTypes.HasSource("Portal.Web", "Pages"), "There is no page with code yet.");
        Broken.Nowhere(
            from type in PortalTypes.In("Portal.Web.Pages")
            from used in type.UsedFrom("Portal.Web.Adapters")
            select $"{type.Name} -> {used}");
    }

    // Handlers, validators, and what else asks the database.
    private static bool IsAct(TypeUse type) =>
        type.Name.EndsWith("Handler", StringComparison.Ordinal)
        || type.Name.EndsWith("Validator", StringComparison.Ordinal)
        || type.Name == "Portal.Domain.IPortalDb"
        || type.Uses.Contains("Portal.Domain.IPortalDb");

    private static bool IsEmittedByTheCompiler(string name) => !name.Contains('.', StringComparison.Ordinal);

    private static IEnumerable<string> Foreign(Assembly assembly, params string[] allowed) =>
        assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !BaseLibrary.Any(root => PortalTypes.IsIn(name, root)))
            .Where(name => !allowed.Contains(name, StringComparer.Ordinal) && !allowed.Any(root => root.EndsWith(".*", StringComparison.Ordinal) && PortalTypes.IsIn(name, root[..^2])));
}
