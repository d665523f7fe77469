using System.Xml;
using System.Xml.Linq;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>The content types of an office file: read to know what each part is, written anew for the parts that stay.</summary>
internal sealed class OfficeTypes
{
    public const string File = "[Content_Types].xml";

    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly Dictionary<string, string> _byPart = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byEnding = new(StringComparer.OrdinalIgnoreCase);

    public OfficeTypes(OfficePackage package)
    {
        using var stream = package.Open(File);
        using var reader = XmlReader.Create(stream, OfficeXml.ReaderSettings);
        foreach (var element in XDocument.Load(reader).Root?.Elements() ?? [])
        {
            var type = (string?)element.Attribute("ContentType") ?? "";
            if (element.Name.LocalName == "Override" && (string?)element.Attribute("PartName") is { } part)
            {
                _byPart[part.TrimStart('/')] = type;
            }
            else if (element.Name.LocalName == "Default" && (string?)element.Attribute("Extension") is { } ending)
            {
                _byEnding[ending] = type;
            }
        }
    }

    public string Of(string part) => _byPart.GetValueOrDefault(part) ?? _byEnding.GetValueOrDefault(part[(part.LastIndexOf('.') + 1)..]) ?? "";

    /// <summary>The type under which a part is written: known families only, and never one with macros.</summary>
    public string PlainOf(string part) => Of(part) switch
    {
        "application/vnd.ms-word.document.macroEnabled.main+xml" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        var type when type.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal)
            || type.StartsWith("application/vnd.ms-", StringComparison.Ordinal) => type,
        _ => "application/xml",
    };

    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var root = new XElement(Space + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            Default("jpg", "image/jpeg"),
            Default("png", "image/png"),
            parts.Select(part => new XElement(Space + "Override", new XAttribute("PartName", "/" + part.Key), new XAttribute("ContentType", part.Value))));
        return OfficeXml.Bytes(root);
    }

    private static XElement Default(string ending, string type) =>
        new(Space + "Default", new XAttribute("Extension", ending), new XAttribute("ContentType", type));
}
