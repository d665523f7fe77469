using System.Xml;
using System.Xml.Linq;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>One arrow from a part to another part or to the outside.</summary>
internal sealed record OfficeRelation(string Id, string Type, string Target, bool External)
{
    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The last word of its type, the same in both families of namespaces.</summary>
    public string Kind => Type[(Type.LastIndexOf('/') + 1)..];

    public static string FileOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    public static List<OfficeRelation> Read(OfficePackage package, string part)
    {
        var file = FileOf(part);
        if (!package.Has(file))
        {
            return [];
        }

        using var stream = package.Open(file);
        using var reader = XmlReader.Create(stream, OfficeXml.ReaderSettings);
        return XDocument.Load(reader).Root?.Elements(Space + "Relationship")
            .Select(relation => new OfficeRelation(
                (string?)relation.Attribute("Id") ?? "",
                (string?)relation.Attribute("Type") ?? "",
                (string?)relation.Attribute("Target") ?? "",
                string.Equals((string?)relation.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)))
            .ToList() ?? [];
    }

    public static byte[] Write(IEnumerable<OfficeRelation> relations)
    {
        var root = new XElement(Space + "Relationships", relations.Select(relation => new XElement(Space + "Relationship",
            new XAttribute("Id", relation.Id),
            new XAttribute("Type", relation.Type),
            new XAttribute("Target", relation.Target),
            relation.External ? new XAttribute("TargetMode", "External") : null)));
        return OfficeXml.Bytes(root);
    }

    /// <summary>The part that it points to from the given one, as a name without a leading slash.</summary>
    public string Resolve(string from)
    {
        var target = Uri.UnescapeDataString(Target.Split('#', '?')[0]).Replace('\\', '/');
        var steps = target.StartsWith('/') ? [] : new List<string>(from.Split('/')[..^1]);
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                if (steps.Count > 0)
                {
                    steps.RemoveAt(steps.Count - 1);
                }
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
