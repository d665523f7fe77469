using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Cleaning.Documents;

/// <summary>What will be written of an office file: found by walking its relations from the main part over kept kinds only.</summary>
internal sealed class OfficePlan
{
    private readonly OfficePackage _package;
    private readonly RemovalNotes _notes;
    private readonly Dictionary<string, string> _pictures = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (List<OfficeRelation> Kept, HashSet<string> Dropped)> _parts = new(StringComparer.OrdinalIgnoreCase);

    public OfficePlan(OfficePackage package, RemovalNotes notes)
    {
        (_package, _notes) = (package, notes);
        Root = Filter("", OfficeRelation.Read(package, "")).Kept.Where(relation => relation.Kind == "officeDocument").ToList();
        MainPart = Root.Count == 1 ? Root[0].Resolve("") : throw CannotCleanException.Broken();
        var waiting = new Queue<string>([MainPart]);
        while (waiting.TryDequeue(out var part))
        {
            if (_parts.ContainsKey(part))
            {
                continue;
            }

            var (kept, dropped) = Filter(part, OfficeRelation.Read(package, part));
            foreach (var relation in kept.Where(relation => !relation.External && relation.Kind != "image"))
            {
                waiting.Enqueue(relation.Resolve(part));
            }

            _parts[part] = (kept.Select(relation => Renamed(relation, part)).ToList(), dropped);
        }
    }

    public string MainPart { get; }

    public IReadOnlyList<OfficeRelation> Root { get; }

    /// <summary>The XML parts, with the relations that stay and the ids of those that go.</summary>
    public IReadOnlyDictionary<string, (List<OfficeRelation> Kept, HashSet<string> Dropped)> Parts => _parts;

    /// <summary>Pictures by their old names, which may be the names of the files on somebody's computer, and their new ones.</summary>
    public IReadOnlyDictionary<string, string> Pictures => _pictures;

    private (List<OfficeRelation> Kept, HashSet<string> Dropped) Filter(string part, List<OfficeRelation> relations)
    {
        var kept = new List<OfficeRelation>();
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var relation in relations)
        {
            if (Harmless(relation, part) is { } harmless)
            {
                kept.Add(harmless);
            }
            else
            {
                dropped.Add(relation.Id);
                Note(relation.Kind);
            }
        }

        return (kept, dropped);
    }

    private OfficeRelation? Harmless(OfficeRelation relation, string part)
    {
        if (!OfficeRules.KeptRelations.Contains(relation.Kind))
        {
            return null;
        }

        if (!relation.External)
        {
            return _package.Has(relation.Resolve(part)) ? relation : null;
        }

        return relation.Kind switch
        {
            // A path on somebody's disk names the person.
            "hyperlink" when Uri.TryCreate(relation.Target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" => relation,
            "hyperlink" => relation with { Target = "about:blank" },
            "externalLinkPath" => relation with { Target = "external.xlsx" },
            _ => null,
        };
    }

    private OfficeRelation Renamed(OfficeRelation relation, string part)
    {
        if (relation.External || relation.Kind != "image")
        {
            return relation.External ? relation : relation with { Target = "/" + relation.Resolve(part) };
        }

        var old = relation.Resolve(part);
        if (!_pictures.TryGetValue(old, out var name))
        {
            using var picture = _package.Open(old);
            var head = new byte[32];
            var count = picture.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            name = $"media/image{_pictures.Count + 1}.{OfficePictures.EndingOf(head.AsSpan(0, count))}";
            _pictures[old] = name;
        }

        return relation with { Target = "/" + name };
    }

    private void Note(string kind)
    {
        switch (kind)
        {
            case "core-properties":
                _notes.Add([Removal.Author, Removal.CaptureTime]);
                break;
            case "extended-properties":
                _notes.Add(Removal.Organization);
                break;
            case "thumbnail":
                _notes.Add(Removal.Thumbnail);
                break;
            case "people" or "person" or "threadedComment" or "commentsExtended" or "commentsIds" or "commentsExtensible":
                _notes.Add(Removal.CommentAuthors);
                break;
            case "revisionHeaders" or "usernames":
                _notes.Add(Removal.EditingHistory);
                break;
            case "vbaProject" or "control" or "webextension" or "webextensiontaskpanes" or "xlMacrosheet":
                _notes.Add(Removal.Scripts);
                break;
            case "oleObject" or "package" or "aFChunk" or "subDocument" or "font":
                _notes.Add(Removal.EmbeddedFiles);
                break;
            default:
                _notes.Add(Removal.CustomData);
                break;
        }
    }
}
