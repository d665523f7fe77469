using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <summary>Editors of the parts that place an item rather than say something: entries of menus, the language of a translation.</summary>
internal static class StructureParts
{
    private const string NewWindow = "_blank";

    private static readonly string[] Cultures = ["zh-CN", "zh-TW", "en"];

    public static IEnumerable<PartEditor> All { get; } =
    [
        new("LinkMenuItemPart", Url(), Target()),
        new("HtmlMenuItemPart", Url(), Target(), new PartMember(
            "Html",
            (at, part) => at.Ask("Html", "MenuHtml", FieldLook.Code, part.Text("Html")),
            (at, part, typed, _) => part["Html"] = Harmless.Html(typed, at.Settings, at.Context.Author))),
        new("LocalizationPart", new PartMember("Culture", ShowCulture, TakeCulture)),
    ];

    private static PartMember Url() => new(
        "Url",
        (at, part) => at.Ask("Url", "MenuUrl", FieldLook.Link, part.Text("Url"), required: true),
        (at, part, typed, faults) =>
        {
            var url = typed.Trim();
            if (url.Length > 0 && !LinkFieldEditor.IsLink(url))
            {
                faults.Add(at.Fault("Url", "MenuUrl", "ContentFieldLink"));
            }

            part["Url"] = url;
        });

    private static PartMember Target() => new(
        "Target",
        (at, part) => at.Ask("Target", "MenuTarget", FieldLook.Switch, part.Text("Target") == NewWindow ? "true" : ""),
        (_, part, typed, _) =>
        {
            if (typed == "true" || part.ContainsKey("Target"))
            {
                part["Target"] = typed == "true" ? NewWindow : "";
            }
        });

    private static FormField ShowCulture(PartPlace at, JsonNode? part) => at.Ask("Culture", "Culture", FieldLook.Choice, part.Text("Culture")) with
    {
        Choices = [.. Cultures.Append(part.Text("Culture")).Where(culture => culture.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(culture => new FieldChoice(culture, at.Context.Words.Find("Content.Culture." + culture) ?? culture))],
    };

    /// <summary>Translations of one another share a set; an item that gets a language begins one.</summary>
    private static void TakeCulture(PartPlace at, JsonObject part, string typed, ICollection<Domain.Kernel.Refusal> faults)
    {
        if (typed.Length > 0 && !Cultures.Contains(typed, StringComparer.Ordinal) && typed != part.Text("Culture"))
        {
            faults.Add(at.Fault("Culture", "Culture", "ContentFieldChoice"));
            return;
        }

        part["Culture"] = typed.Length > 0 ? typed : null;
        if (typed.Length > 0 && part.Text("LocalizationSet").Length == 0)
        {
            part["LocalizationSet"] = ContentId.New();
        }
    }
}
