using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Domain.Kernel;

namespace Portal.Web.Resources;

/// <summary>
/// The site's words. A key is <c>Room.What.Where</c>: what stands before the first dot is the resource file
/// (<c>Resources/Room.resx</c>), so that each room keeps its own. Pages have it as <c>T</c>.
/// </summary>
internal sealed class SiteText(HtmlEncoder encoder)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Files of refusals: those of public pages, and those that only staff read.</summary>
    private static readonly string[] RefusalRooms = ["Refusals", "DeskRefusals"];

    private readonly ConcurrentDictionary<string, ResourceManager> _rooms = new(StringComparer.Ordinal);

    /// <summary>The text; a key without one is shown as it is, and a test finds it.</summary>
    public string this[string key] => Find(key) ?? key;

    public string this[string key, params object[] arguments] => string.Format(Chinese, this[key], arguments);

    /// <summary>A text that holds markup of ours. The text is trusted because it is shipped; its arguments are encoded.</summary>
    public IHtmlContent Html(string key, params object[] arguments) =>
        arguments.Length == 0
            ? new HtmlString(this[key])
            : new HtmlString(string.Format(Chinese, this[key], [.. arguments.Select(Encoded)]));

    /// <summary>What a visitor reads when an act was refused.</summary>
    public string Of(Refusal refusal)
    {
        var text = RefusalRooms.Select(room => Find($"{room}.{refusal.Code}")).FirstOrDefault(found => found is not null) ?? refusal.Code;
        return string.Format(Chinese, text, refusal.Arguments);
    }

    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return null;
        }

        var room = _rooms.GetOrAdd(key[..dot], static name => new ResourceManager("Portal.Web.Resources." + name, typeof(SiteText).Assembly));
        try
        {
            return room.GetString(key[(dot + 1)..], Chinese);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    private object Encoded(object argument) =>
        argument is IHtmlContent content ? content.ToString() ?? "" : encoder.Encode(Convert.ToString(argument, Chinese) ?? "");
}
