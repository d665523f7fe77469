using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Portal.Domain;
using Portal.Tests.Support;
using Portal.Web;
using Assembly = System.Reflection.Assembly;

namespace Portal.Tests.Architecture;

/// <summary>A type with all that is nested in it (lambdas and async bodies among them), and the types that it uses anywhere.</summary>
public sealed record TypeUse(string Name, IReadOnlySet<string> Uses)
{
    public bool UsesAny(params string[] roots) => Uses.Any(used => roots.Any(root => PortalTypes.IsIn(used, root)));

    public IEnumerable<string> UsedFrom(string root) => Uses.Where(used => PortalTypes.IsIn(used, root));
}

/// <summary>The product's own types as ArchUnitNET reads them from the built assemblies.</summary>
public static class PortalTypes
{
    public static readonly Assembly DomainAssembly = typeof(IPortalDb).Assembly;
    public static readonly Assembly CmsAssembly = Assembly.Load("Portal.Cms");
    public static readonly Assembly WebAssembly = typeof(PortalHost).Assembly;

    private static readonly IReadOnlyList<TypeUse> All = Load();

    /// <summary>The types below a namespace. A folder with source but without types would make a rule silently true, so that is an error.</summary>
    public static IReadOnlyList<TypeUse> In(string root)
    {
        var types = All.Where(type => IsIn(type.Name, root)).ToList();
        Assert.True(types.Count > 0, $"No type was read below {root}: the rule would hold for nothing.");
        return types;
    }

    public static TypeUse Named(string name) => All.Single(type => string.Equals(type.Name, name, StringComparison.Ordinal));

    public static bool IsIn(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] is '.' or '`');

    /// <summary>The rooms that a folder of source has, by name. Derived from the tree, so that a new one is under the rules at once.</summary>
    public static IReadOnlyList<string> RoomsOf(params string[] folder)
    {
        var path = Repository.Folder(folder);
        return !Directory.Exists(path) ? [] :
        [
            .. Directory.EnumerateDirectories(path)
                .Where(room => Path.GetFileName(room) is not ("bin" or "obj" or "Properties"))
                .Where(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories).Any())
                .Select(room => Path.GetFileName(room))
                .Order(StringComparer.Ordinal),
        ];
    }

    public static bool HasSource(params string[] folder) =>
        Directory.Exists(Repository.Folder(folder)) && Directory.EnumerateFiles(Repository.Folder(folder), "*.cs", SearchOption.AllDirectories).Any();

    private static List<TypeUse> Load()
    {
        var architecture = new ArchLoader().LoadAssemblies(DomainAssembly, CmsAssembly, WebAssembly).Build();
        return
        [
            .. architecture.Types
                .Where(type => IsIn(type.FullName, "Portal"))
                .GroupBy(type => Outermost(type.FullName), StringComparer.Ordinal)
                .Select(group => new TypeUse(
                    group.Key,
                    group.SelectMany(type => type.Dependencies).SelectMany(Names).Where(name => name != group.Key).ToHashSet(StringComparer.Ordinal))),
        ];
    }

    // A type parameter is no type; what it is filled with is named beside it.
    private static IEnumerable<string> Names(ArchUnitNET.Domain.Dependencies.ITypeDependency dependency) =>
        dependency.TargetGenericArguments.SelectMany(Names).Concat(dependency.Target is GenericParameter ? [] : [Outermost(dependency.Target.FullName)]);

    private static IEnumerable<string> Names(GenericArgument argument) =>
        argument.GenericArguments.SelectMany(Names).Concat(argument.Type is GenericParameter ? [] : [Outermost(argument.Type.FullName)]);

    private static string Outermost(string name)
    {
        var end = name.IndexOfAny(['+', '/', '<', '[']);
        return end < 0 ? name : name[..end];
    }
}
