using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;

namespace Portal.Web.Adapters.Content.Editing;

/// <content>Lists of items within an item: BagPart, FlowPart, WidgetsListPart. Each item within has the form of its own type.</content>
internal sealed partial class FormMaker
{
    private const string Widget = "Widget";
    private const string Flow = "FlowMetadata";

    private static readonly int[] Alignments = [0, 1, 2, 3, 4];
    private static readonly int[] Sizes = [25, 33, 50, 66, 75, 100];

    private async Task<IReadOnlyList<ItemList>> ListsAsync(ContentTypePart use, ItemPlace at, CancellationToken cancellationToken)
    {
        var name = at.Prefix + use.Name;
        var part = at.Item.Part(use.Name);
        var types = await AllowedAsync(use, cancellationToken);
        return use.PartName switch
        {
            "BagPart" => [new ItemList(use.Name, "", "ContentItems", name, LabelOf(use), part.Member("ContentItems"), types, IsFlow: false)],
            "FlowPart" => [new ItemList(use.Name, "", "Widgets", name, LabelOf(use), part.Member("Widgets"), types, IsFlow: true)],
            "WidgetsListPart" =>
            [
                .. use.Of("WidgetsListPartSettings").Member("Zones").AsTexts()
                    .Select(zone => new ItemList(use.Name, "Widgets", zone, $"{name}.{zone}", zone, part.Member("Widgets").Member(zone), types, IsFlow: false)),
            ],
            _ => [],
        };
    }

    private async Task<FormSection> ShowAsync(ItemList list, ItemPlace at, CancellationToken cancellationToken)
    {
        var known = await definitions.ReadAsync(cancellationToken);
        var items = new List<FormItem>();
        foreach (var (item, isNew) in list.Arranged(at.Typed))
        {
            var place = new ItemPlace(item, $"{list.Name}/{item.ContentItemId}/", isNew, at.Author, at.Typed);
            var sections = await ShowAsync(place, cancellationToken);
            var type = known.Type(item.ContentType)?.DisplayName ?? item.ContentType;
            items.Add(new FormItem(item.ContentItemId, item.ContentType, type, item.DisplayText ?? "", list.IsFlow ? [.. sections, Layout(place)] : sections));
        }

        return new FormSection(list.Name, list.Label, [])
        {
            Items = new FormItems(list.Name, [.. list.Types.Select(type => new FieldChoice(type.Name, type.DisplayName))], items),
        };
    }

    private async Task TakeAsync(ItemList list, ItemPlace at, List<Refusal> faults, CancellationToken cancellationToken)
    {
        if (!TypedItems.Has(at.Typed, list.Name))
        {
            return;
        }

        var kept = new JsonArray();
        foreach (var (item, isNew) in list.Arranged(at.Typed))
        {
            var place = new ItemPlace(item, $"{list.Name}/{item.ContentItemId}/", isNew, at.Author, at.Typed);
            await TakeAsync(place, faults, cancellationToken);
            if (item.Part(Titles.Part).Member("Title").AsText() is { } title)
            {
                item.DisplayText = title;
            }

            if (list.IsFlow)
            {
                var layout = item.PartFor(Flow);
                layout["Alignment"] = Chosen(place, "Alignment", Alignments, Alignments[^1]);
                layout["Size"] = Chosen(place, "Size", Sizes, Sizes[^1]);
            }

            kept.Add(item.Write());
        }

        var part = at.Item.PartFor(list.Part);
        if (list.Within.Length > 0)
        {
            if (part[list.Within] is not JsonObject within)
            {
                part[list.Within] = within = [];
            }

            part = within;
        }

        part[list.Member] = kept;
    }

    private static int Chosen(ItemPlace at, string member, int[] all, int otherwise) =>
        int.TryParse(at.Typed.One($"{at.Prefix}{Flow}.{member}"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && all.Contains(typed) ? typed : otherwise;

    private FormSection Layout(ItemPlace at)
    {
        var stored = at.Item.Part(Flow);
        return new FormSection(at.Prefix + Flow, "", [Ask("Alignment", Alignments, Alignments[^1]), Ask("Size", Sizes, Sizes[^1])]);

        FormField Ask(string member, int[] all, int otherwise) => new(
            $"{at.Prefix}{Flow}.{member}", FieldLook.Choice, words["Content.Flow." + member], "", Required: false, [Text(stored.Member(member).AsInt(otherwise))])
        {
            Choices = [.. all.Select(one => new FieldChoice(Text(one), words.Find($"Content.Flow.{member}.{one}") ?? words["Content.Flow.Share", one]))],
        };

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<ContentTypeDefinition>> AllowedAsync(ContentTypePart use, CancellationToken cancellationToken)
    {
        var settings = use.Of(use.PartName + "Settings");
        var (names, stereotypes) = (settings.Member("ContainedContentTypes").AsTexts(), settings.Member("ContainedStereotypes").AsTexts());
        var all = (await definitions.ReadAsync(cancellationToken)).AllTypes;
        return names.Count + stereotypes.Count > 0
            ? [.. all.Where(type => names.Contains(type.Name) || stereotypes.Contains(type.Stereotype)).OrderBy(type => type.DisplayName, StringComparer.Ordinal)]
            : use.PartName == "BagPart" ? [] : [.. all.Where(type => type.Stereotype == Widget).OrderBy(type => type.DisplayName, StringComparer.Ordinal)];
    }

    /// <summary>One list of items within an item.</summary>
    /// <param name="Part">The part that holds it.</param>
    /// <param name="Within">The member of the part in which the list is a member again; empty where it is one of the part itself.</param>
    /// <param name="Name">The list's name in the form.</param>
    private sealed record ItemList(string Part, string Within, string Member, string Name, string Label, JsonNode? Stored, IReadOnlyList<ContentTypeDefinition> Types, bool IsFlow)
    {
        /// <summary>The items as the form has them: those that are there in the new order, and new ones of a type that is allowed.</summary>
        public IEnumerable<(ContentItem Item, bool IsNew)> Arranged(TypedContent typed)
        {
            var stored = Stored.AsObjects().Where(ContainedItems.IsItem).Select(ContentItem.Read).ToList();
            if (!TypedItems.Has(typed, Name))
            {
                return stored.Select(item => (item, false));
            }

            return TypedItems.Of(typed, Name)
                .Select(one => stored.Find(item => item.ContentItemId == one.Id) is { } there ? (there, false)
                    : ContentId.IsUsable(one.Id) && one.Id.All(char.IsAsciiLetterOrDigit) && Types.Any(type => type.Name == one.Type) ? (New(one), true)
                    : ((ContentItem Item, bool IsNew)?)null)
                .OfType<(ContentItem Item, bool IsNew)>();
        }

        private static ContentItem New(TypedItem one) => new() { ContentItemId = one.Id, ContentType = one.Type };
    }
}
