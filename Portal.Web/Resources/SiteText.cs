using System.Collections.Concurrent;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Domain.Kernel;

namespace Portal.Web.Resources;

/// <summary>
/// The site's words. A key is <c>Room.What.Where</c>: what stands before the first dot is the resource file
/// (<c>Resources/Room.resx</c>, English in <c>Room.en.resx</c>), so that each room keeps its own. Pages have it as <c>T</c>.
/// </summary>
/// <param name="fixedLanguage">Null: the language of the request.</param>
internal sealed class SiteText(HtmlEncoder encoder, Language? fixedLanguage = null)
{
    /// <summary>Files of refusals: those of reporting pages, which exist in English too, those of other public pages, and those that only staff read.</summary>
    private static readonly string[] RefusalRooms = ["Refusals", "PublicRefusals", "DeskRefusals"];

    private static readonly ConcurrentDictionary<string, ResourceManager> Rooms = new(StringComparer.Ordinal);

    public Language Language => fixedLanguage ?? SiteLanguages.Current;

    /// <summary>The text; a key without one is shown as it is, and a test finds it.</summary>
    public string this[string key] => Find(key) ?? key;

    public string this[string key, params object[] arguments] => string.Format(Language.Culture(), this[key], arguments);

    /// <summary>The same words in one language, for what is written outside a page: a file, a letter.</summary>
    public SiteText In(Language language) => new(encoder, language);

    /// <summary>A text that holds markup of ours. The text is trusted because it is shipped; its arguments are encoded.</summary>
    public IHtmlContent Html(string key, params object[] arguments) =>
        arguments.Length == 0
            ? new HtmlString(this[key])
            : new HtmlString(string.Format(Language.Culture(), this[key], [.. arguments.Select(Encoded)]));

    /// <summary>A name that is data. Where the page's language has none, the Chinese one stands, marked as Chinese for those who listen to the page.</summary>
    public IHtmlContent Name(string chinese, string? english = null) => Language switch
    {
        Language.English when !string.IsNullOrEmpty(english) => new HtmlString(encoder.Encode(english)),
        Language.English => new HtmlString($"<span lang=\"{Language.Chinese.Tag()}\">{encoder.Encode(chinese)}</span>"),
        _ => new HtmlString(encoder.Encode(chinese)),
    };

    /// <summary>The <c>lang</c> of what a person typed, null where it is the page's own.</summary>
    public string? LangOf(string typed) => SiteLanguages.Guess(typed) is { } language && language != Language ? language.Tag() : null;

    /// <summary>What a visitor reads when an act was refused.</summary>
    public string Of(Refusal refusal)
    {
        var text = RefusalRooms.Select(room => Find($"{room}.{refusal.Code}")).FirstOrDefault(found => found is not null) ?? refusal.Code;
        return string.Format(Language.Culture(), text, refusal.Arguments);
    }

    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return null;
        }

        var room = Rooms.GetOrAdd(key[..dot], static name => new ResourceManager("Portal.Web.Resources." + name, typeof(SiteText).Assembly));
        try
        {
            return room.GetString(key[(dot + 1)..], Language.Culture());
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    private object Encoded(object argument) =>
        argument is IHtmlContent content ? content.ToString() ?? "" : encoder.Encode(Convert.ToString(argument, Language.Culture()) ?? "");
}
