using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Cms.Content;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>TextField in all its editors: a line, a text, an address, a telephone number, a colour, a list to choose from.</summary>
internal sealed class TextFieldEditor : IFieldEditor
{
    private const int Longest = 20_000;
    private const string Options = "TextFieldPredefinedListEditorSettings";

    public string Kind => "TextField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var look = LookOf(at.Field.Editor);
        var value = stored is null ? Default(at, look) : stored.Text("Text");
        yield return at.Ask(look, value) with
        {
            Choices = look is FieldLook.Choice ? Choices(at) : [],
            Most = at.Settings.Text("MaxLength"),
        };
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var text = Typed.Plain(typed.One(at.Name)).Trim();
        var most = at.Settings.Member("MaxLength").AsInt() is var set and > 0 ? set : Longest;
        if (text.Length > most)
        {
            faults.Add(at.Fault("ContentFieldTooLong", most));
        }
        else if (text.Length > 0 && LookOf(at.Field.Editor) is FieldLook.Choice && Choices(at).All(choice => choice.Value != text))
        {
            faults.Add(at.Fault("ContentFieldChoice"));
        }
        else if (text.Length > 0 && !FitsPattern(at.Settings.Text("Pattern"), text))
        {
            faults.Add(at.Fault("ContentFieldForm"));
        }

        stored["Text"] = text;
    }

    private static FieldLook LookOf(string editor) => editor switch
    {
        "TextArea" => FieldLook.Text,
        "CodeMirror" or "Monaco" => FieldLook.Code,
        "Url" => FieldLook.Link,
        "Email" => FieldLook.Email,
        "Tel" => FieldLook.Telephone,
        "Color" => FieldLook.Colour,
        "PredefinedList" => FieldLook.Choice,
        _ => FieldLook.Line,
    };

    private static string Default(FieldPlace at, FieldLook look) =>
        look is FieldLook.Choice ? at.Field.Settings.Member(Options).Text("DefaultValue") : at.Settings.Text("DefaultValue");

    private static FieldChoice[] Choices(FieldPlace at) =>
        [.. at.Field.Settings.Member(Options).Member("Options").AsObjects().Select(o => new FieldChoice(o.Text("value"), o.Text("name")))];

    /// <summary>A pattern comes with a recipe: one that is wrong or slow refuses nothing.</summary>
    private static bool FitsPattern(string pattern, string text)
    {
        try
        {
            return pattern.Length == 0 || Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (Exception fault) when (fault is RegexParseException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}

/// <summary>HtmlField: rich text, made harmless on save.</summary>
internal sealed class HtmlFieldEditor : IFieldEditor
{
    public string Kind => "HtmlField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored) => [at.Ask(at.Field.Editor is "Monaco" ? FieldLook.Code : FieldLook.Rich, stored.Text("Html"))];

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults) =>
        stored["Html"] = Harmless.Html(typed.One(at.Name), at.Settings, at.Context.Author);
}

/// <summary>MarkdownField.</summary>
internal sealed class MarkdownFieldEditor : IFieldEditor
{
    public string Kind => "MarkdownField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored) => [at.Ask(FieldLook.Markdown, stored.Text("Markdown"))];

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults) => stored["Markdown"] = Typed.Plain(typed.One(at.Name));
}

/// <summary>MultiTextField: boxes to tick where the definition has options, otherwise one value a line.</summary>
internal sealed class MultiTextFieldEditor : IFieldEditor
{
    public string Kind => "MultiTextField";

    public IEnumerable<FormField> Show(FieldPlace at, JsonNode? stored)
    {
        var values = stored.Member("Values").AsTexts();
        var options = Options(at);
        yield return options.Length > 0
            ? at.Ask(FieldLook.Choices, [.. values]) with { Choices = options, Multiple = true }
            : at.Ask(FieldLook.Lines, values.Count > 0 ? string.Join('\n', values) : "");
    }

    public void Take(FieldPlace at, JsonObject stored, TypedContent typed, ICollection<Refusal> faults)
    {
        var options = Options(at);
        var values = options.Length > 0
            ? typed.Of(at.Name).Where(value => options.Any(o => o.Value == value))
            : Typed.Lines(Typed.Plain(typed.One(at.Name)));
        stored["Values"] = Typed.Array(values);
    }

    private static FieldChoice[] Options(FieldPlace at) => [.. at.Settings.Member("Options").AsObjects().Select(o => new FieldChoice(o.Text("value"), o.Text("name")))];
}

/// <summary>Rich text as it may be stored: only a holder of 'author templates' may switch the cleaning off, and only where the definition does.</summary>
internal static class Harmless
{
    public static string Html(string typed, JsonNode? settings, DeskAuthor author)
    {
        var text = Typed.Plain(typed).Trim();
        return author.AuthorsTemplates && !settings.Member("SanitizeHtml").AsTruth(otherwise: true) ? text : RichText.Clean(text);
    }
}
