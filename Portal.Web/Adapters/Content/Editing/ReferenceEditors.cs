using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>LinkField: an address and the words that stand for it.</summary>
internal sealed class LinkFieldEditor : IFieldEditor
{
    public string Kind => "LinkField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var words = at.Context.Words;
        yield return at.Ask(FieldLook.Link, stored is null ? at.Settings.Text("DefaultUrl") : stored.Text("Url")) with { Placeholder = at.Settings.Text("UrlPlaceholder") };
        yield return at.Ask(FieldLook.Line, stored is null ? at.Settings.Text("DefaultText") : stored.Text("Text")) with
        {
            Name = at.Name + ".Text", Label = words["Content.Field.LinkText", at.Field.DisplayName], Hint = at.Settings.Text("HintLinkText"), Required = false,
        };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var url = typed.One(at.Name).Trim();
        if (url.Length > 0 && !IsLink(url))
        {
            faults.Add(at.Fault("ContentFieldLink"));
        }

        (stored["Url"], stored["Text"]) = (url, typed.One(at.Name + ".Text").Trim());
    }

    /// <summary>A page of this site, or an address of the web; nothing that runs.</summary>
    public static bool IsLink(string url) =>
        url.StartsWith("~/", StringComparison.Ordinal) || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal))
        || url.StartsWith('#')
        || (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto" or "tel");
}

/// <summary>MediaField: paths in the media library, each with the text that stands for the picture (it must have one).</summary>
internal sealed class MediaFieldEditor : IFieldEditor
{
    private const string Texts = "MediaTexts";

    public string Kind => "MediaField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        yield return at.Ask(FieldLook.Media, [.. stored.Member("Paths").AsTexts()]) with
        {
            Multiple = at.Settings.Member("Multiple").AsTruth(), Texts = stored.Member(Texts).AsTexts(),
        };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var (paths, texts) = (typed.Of(at.Name), typed.Of(at.Name + ".Alt"));
        var files = paths.Select((path, i) => (Path: Path(path), Text: i < texts.Count ? texts[i].Trim() : "")).Where(file => file.Path.Length > 0).ToArray();
        var allowed = at.Settings.Member("AllowedExtensions").AsTexts();
        if (files.Any(file => file.Path.Contains("..", StringComparison.Ordinal) || file.Path.Contains(':', StringComparison.Ordinal)
            || (allowed.Count > 0 && !allowed.Contains(System.IO.Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase))))
        {
            faults.Add(at.Fault("ContentFieldFile", string.Join(' ', allowed)));
        }
        else if (files.Any(file => file.Text.Length == 0))
        {
            faults.Add(at.Fault("ContentFieldAlt"));
        }

        // Focal points and the like belong to the files in their order: they are kept only while the files are the same.
        if (!stored.Member("Paths").AsTexts().SequenceEqual(files.Select(file => file.Path)))
        {
            stored.Remove("Anchors");
            stored.Remove("AttachedFileNames");
        }

        (stored["Paths"], stored[Texts]) = (Typed.Array(files.Select(file => file.Path)), Typed.Array(files.Select(file => file.Text)));
    }

    private static string Path(string typed)
    {
        var path = typed.Trim().Replace('\\', '/').TrimStart('/');
        return path.StartsWith("media/", StringComparison.OrdinalIgnoreCase) ? path["media/".Length..] : path;
    }
}

/// <summary>ContentPickerField and TaxonomyField: items or terms to choose from. What is chosen already and cannot be chosen any more stays.</summary>
internal sealed class PickerFieldEditor(string kind, string member) : IFieldEditor
{
    public const string Items = "ContentItemIds";

    public static PickerFieldEditor OfItems { get; } = new("ContentPickerField", Items);

    public static PickerFieldEditor OfTerms { get; } = new("TaxonomyField", "TermContentItemIds");

    public string Kind => kind;

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var many = IsMany(at);
        var look = member == Items ? FieldLook.Finder : many ? FieldLook.Choices : FieldLook.Choice;
        yield return at.Ask(look, [.. stored.Member(member).AsTexts()]) with { Choices = at.Context.ChoicesOf(at.Name), Multiple = many };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var before = stored.Member(member).AsTexts();
        var chosen = typed.Of(at.Name).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (chosen.Any(id => !before.Contains(id) && at.Context.ChoicesOf(at.Name).All(choice => choice.Value != id)) || (chosen.Length > 1 && !IsMany(at)))
        {
            faults.Add(at.Fault("ContentFieldChoice"));
        }

        stored[member] = Typed.Array(chosen);
        if (at.Settings.Text("TaxonomyContentItemId") is { Length: > 0 } taxonomy)
        {
            stored["TaxonomyContentItemId"] = taxonomy;

            // Names beside the ids are Orchard's tag editor's; they would tell the old choice.
            stored.Remove("TagNames");
        }
    }

    private bool IsMany(FieldPlace at) => member == Items ? at.Settings.Member("Multiple").AsTruth() : !at.Settings.Member("Unique").AsTruth();
}
