using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>A part as a type uses it, where its form fields stand.</summary>
/// <param name="Prefix">Stands before the names of fields of an item that lies in another one.</param>
internal sealed record PartPlace(ContentTypePart Use, EditorContext Context, string Prefix = "")
{
    public JsonNode? Settings => Use.Of(Use.PartName + "Settings");

    public string NameOf(string member) => $"{Prefix}{Use.Name}.{member}";

    /// <param name="word">Key of the field's label below <c>Content.Part</c>; its hint may stand beside it.</param>
    public FormField Ask(string member, string word, FieldLook look, string value, bool required = false) => new(
        NameOf(member), look, Context.Words["Content.Part." + word], Context.Words.Find($"Content.Part.{word}Hint") ?? "", required, [value]);

    public Refusal Fault(string member, string word, string code, params object[] arguments) =>
        new(code, NameOf(member), [Context.Words["Content.Part." + word], .. arguments]);
}

/// <summary>The editor of a part that the kernel itself knows.</summary>
/// <param name="Members">The members that can be typed.</param>
internal sealed record PartEditor(string Part, params PartMember[] Members);

/// <summary>One member of a part. A null field is not asked for.</summary>
internal sealed record PartMember(string Name, Func<PartPlace, JsonNode?, FormField?> Show, Action<PartPlace, JsonObject, string, ICollection<Refusal>> Take);

/// <summary>Editors of titles, bodies, addresses, search-engine words and hours. Parts that are not here have no editor and stay as they are.</summary>
internal static class PartEditors
{
    private const int LongestTitle = 200;
    private const int LongestPath = 1024;
    private const int LongestMeta = 500;
    private const string NotInPaths = "?:#[]@!$&'()*+,;=<>\\|%\"`{}^ \t\n";

    private static readonly string[] Robots = ["noindex", "nofollow", "noindex, nofollow"];

    public static IReadOnlyDictionary<string, PartEditor> All { get; } = new[]
    {
        new PartEditor("TitlePart", new PartMember("Title", ShowTitle, TakeTitle)),
        new PartEditor("HtmlBodyPart", new PartMember(
            "Html",
            (at, part) => at.Ask("Html", "Body", at.Use.Editor is "Monaco" ? FieldLook.Code : FieldLook.Rich, part.Text("Html"), required: true),
            (at, part, typed, _) => part["Html"] = Harmless.Html(typed, at.Settings, at.Context.Author))),
        new PartEditor("MarkdownBodyPart", new PartMember(
            "Markdown",
            (at, part) => at.Ask("Markdown", "Body", FieldLook.Markdown, part.Text("Markdown"), required: true),
            (_, part, typed, _) => part["Markdown"] = Typed.Plain(typed))),
        new PartEditor("LiquidPart", new PartMember(
            "Liquid",
            (at, part) => at.Context.Author.AuthorsTemplates ? at.Ask("Liquid", "Liquid", FieldLook.Code, part.Text("Liquid")) : null,
            (_, part, typed, _) => part["Liquid"] = Typed.Plain(typed))),
        new PartEditor("AutoroutePart", new PartMember("Path", ShowPath, TakePath)),
        new PartEditor("AliasPart", Line("Alias", "Alias", LongestMeta)),
        new PartEditor("SeoMetaPart", Line("PageTitle", "PageTitle", LongestTitle), Line("MetaDescription", "MetaDescription", LongestMeta), Line("MetaKeywords", "MetaKeywords", LongestMeta), RobotsMember()),
        new PartEditor("PublishLaterPart", Hour("ScheduledPublishUtc", "PublishLater")),
        new PartEditor("ArchiveLaterPart", Hour("ScheduledArchiveUtc", "ArchiveLater")),
    }.Concat(StructureParts.All).ToDictionary(editor => editor.Part, StringComparer.Ordinal);

    private static FormField? ShowTitle(PartPlace at, JsonNode? part) =>
        IsMade(at) ? null : at.Ask("Title", "Title", FieldLook.Line, part.Text("Title"), required: at.Settings.Text("Pattern").Length == 0) with { Most = $"{LongestTitle}" };

    /// <summary>Without a title no list can name the item: it is the one thing that even a draft must have.</summary>
    private static void TakeTitle(PartPlace at, JsonObject part, string typed, ICollection<Refusal> faults)
    {
        var title = string.Join(' ', Typed.Lines(Typed.Plain(typed)));
        if (title.Length == 0 && at.Settings.Text("Pattern").Length == 0)
        {
            faults.Add(at.Fault("Title", "Title", "ContentFieldRequired"));
        }
        else if (title.Length > LongestTitle)
        {
            faults.Add(at.Fault("Title", "Title", "ContentFieldTooLong", LongestTitle));
        }

        part["Title"] = title;
    }

    /// <summary>Orchard's options 1 and 2: the pattern makes the title.</summary>
    private static bool IsMade(PartPlace at) => at.Settings.Text("Options") is "1" or "2" or "GeneratedDisabled" or "GeneratedHidden";

    private static FormField? ShowPath(PartPlace at, JsonNode? part) =>
        at.Settings.Member("AllowCustomPath").AsTruth() ? at.Ask("Path", "Path", FieldLook.Line, part.Text("Path")) with { Most = $"{LongestPath}" } : null;

    private static void TakePath(PartPlace at, JsonObject part, string typed, ICollection<Refusal> faults)
    {
        var path = typed.Trim().Trim('/');
        if (path.Length > LongestPath || path.Any(c => NotInPaths.Contains(c, StringComparison.Ordinal)) || path.Contains("//", StringComparison.Ordinal))
        {
            faults.Add(at.Fault("Path", "Path", "ContentFieldAddress"));
        }

        part["Path"] = path;
    }

    private static PartMember Line(string member, string word, int most) => new(
        member,
        (at, part) => at.Ask(member, word, FieldLook.Line, part.Text(member)) with { Most = $"{most}" },
        (at, part, typed, faults) =>
        {
            var text = typed.Trim();
            if (text.Length > most)
            {
                faults.Add(at.Fault(member, word, "ContentFieldTooLong", most));
            }

            part[member] = text.Length > 0 ? text : null;
        });

    private static PartMember RobotsMember() => new(
        "MetaRobots",
        (at, part) => at.Ask("MetaRobots", "MetaRobots", FieldLook.Choice, part.Text("MetaRobots")) with
        {
            Choices = [.. Robots.Append(part.Text("MetaRobots")).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal)
                .Select(one => new FieldChoice(one, at.Context.Words.Find("Content.Robots." + one.Replace(", ", "-", StringComparison.Ordinal)) ?? one))],
        },
        (at, part, typed, faults) =>
        {
            if (typed.Length > 0 && !Robots.Contains(typed, StringComparer.Ordinal) && typed != part.Text("MetaRobots"))
            {
                faults.Add(at.Fault("MetaRobots", "MetaRobots", "ContentFieldChoice"));
                return;
            }

            part["MetaRobots"] = typed.Length > 0 ? typed : null;
        });

    private static PartMember Hour(string member, string word) => new(
        member,
        (at, part) => at.Ask(member, word, FieldLook.Moment, Typed.Moment(part.Member(member).AsMoment())),
        (at, part, typed, faults) =>
        {
            if (typed.Trim().Length == 0)
            {
                part[member] = null;
            }
            else if (!Typed.TryMoment(typed.Trim(), out var hour))
            {
                faults.Add(at.Fault(member, word, "ContentFieldDate"));
            }
            else if (hour <= at.Context.Now && part.Member(member).AsMoment() != hour)
            {
                faults.Add(at.Fault(member, word, "ContentFieldPast"));
            }
            else
            {
                part[member] = OrchardJson.Moment(hour);
            }
        });
}
