using System.Text;
using System.Xml;
using System.Xml.Linq;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>Copies one XML part from stream to stream, leaving out what <see cref="OfficeRules"/> says. Comments and instructions never come along.</summary>
internal sealed class OfficeXml(IReadOnlySet<string> droppedIds, RemovalNotes notes)
{
    private const int MostAttributes = 1_000;

    private readonly Stack<bool> _open = new();
    private readonly List<string> _names = [];
    private bool _inAuthor;
    private bool _inFieldCode;
    private bool _isComments;

    public static XmlReaderSettings ReaderSettings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = CleaningLimits.ZipExpanded,
    };

    private static XmlWriterSettings WriterSettings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    public static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, WriterSettings))
        {
            writer.WriteStartDocument(standalone: true);
            root.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    public void Copy(PartStream from, Stream to)
    {
        using var reader = XmlReader.Create(from, ReaderSettings);
        using var writer = XmlWriter.Create(to, WriterSettings);
        writer.WriteStartDocument(standalone: true);
        reader.Read();
        while (!reader.EOF)
        {
            from.Progressed();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    // Moves on by itself, because leaving an element out means to stand behind it already.
                    CopyElement(reader, writer);
                    continue;
                case XmlNodeType.EndElement:
                    Close(reader, writer);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    CopyText(reader, writer);
                    break;
            }

            reader.Read();
        }
    }

    private void CopyElement(XmlReader reader, XmlWriter writer)
    {
        var (name, space) = (reader.LocalName, reader.NamespaceURI);
        if (OfficeRules.IsEditing(name, space))
        {
            notes.Add(Removal.EditingHistory);
        }

        var attributes = Attributes(reader, name, out var dangles);
        if (OfficeRules.DropsElement(name, space) || dangles && !OfficeRules.Survives(name))
        {
            reader.Skip();
            return;
        }

        var empty = reader.IsEmptyElement;
        var unwrapped = OfficeRules.Unwraps(name, space);
        if (!unwrapped)
        {
            _isComments |= name == "comments" && reader.Depth == 0;
            _inAuthor |= _isComments && name == "author";
            _inFieldCode |= name == "instrText";
            writer.WriteStartElement(reader.Prefix, name, space);
            foreach (var (prefix, local, ofSpace, value) in attributes)
            {
                writer.WriteAttributeString(prefix, local, ofSpace, value);
            }
        }

        if (!empty)
        {
            _open.Push(!unwrapped);
        }
        else if (!unwrapped)
        {
            _inAuthor = _inFieldCode = false;
            writer.WriteEndElement();
        }

        reader.Read();
    }

    private List<(string Prefix, string Name, string Space, string Value)> Attributes(XmlReader reader, string element, out bool dangles)
    {
        dangles = false;
        if (reader.AttributeCount > MostAttributes)
        {
            throw CannotCleanException.Broken();
        }

        var kept = new List<(string, string, string, string)>();
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Prefix.Length == 0 && reader.LocalName == "xmlns")
            {
                kept.Add((reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value));
                continue;
            }

            if ((OfficeRules.IsRelationId(reader.NamespaceURI) || reader.LocalName == "relid") && droppedIds.Contains(reader.Value))
            {
                dangles = true;
                continue;
            }

            var value = OfficeRules.Attribute(element, reader.LocalName, reader.NamespaceURI, reader.Value);
            if (value is null)
            {
                continue;
            }

            if (value == OfficeRules.Someone && reader.Value != value)
            {
                notes.Add(Removal.CommentAuthors);
            }

            kept.Add((reader.Prefix, reader.LocalName, reader.NamespaceURI, value));
        }

        reader.MoveToElement();
        return kept;
    }

    private void CopyText(XmlReader reader, XmlWriter writer)
    {
        if (_open.Count == 0)
        {
            return;
        }

        var text = reader.Value;
        if (_inAuthor)
        {
            notes.Add(Removal.CommentAuthors);
            _names.Add(text);
            text = OfficeRules.Someone;
        }
        else if (_inFieldCode && OfficeRules.NamesLocalFile(text))
        {
            text = "";
        }
        else
        {
            // Excel writes the commenter's name at the head of each note's text as well.
            foreach (var name in _names.Where(name => name.Trim().Length > 1))
            {
                text = text.Replace(name, OfficeRules.Someone, StringComparison.Ordinal);
            }
        }

        writer.WriteString(text);
    }

    private void Close(XmlReader reader, XmlWriter writer)
    {
        if (reader.LocalName is "author" or "instrText")
        {
            _inAuthor = _inFieldCode = false;
        }

        if (_open.Pop())
        {
            writer.WriteEndElement();
        }
    }
}
