using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Content.Editing;
using Portal.Web.Adapters.Data;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Content;

/// <summary>The content kernel as the desk sees it. Types that are lists of themselves (taxonomies, menus, widgets) are not its items.</summary>
internal sealed partial class ContentDesk(PortalDb db, ContentReader reader, ContentWriter writer, DefinitionStore definitions, ColumnTree tree, ContentLists lists, FormMaker forms, SiteText words) : IContentDesk
{
    private static readonly string[] NotItems = ["TaxonomyPart", "MenuPart"];

    public Task<IReadOnlyList<ContentColumn>> ColumnsAsync(CancellationToken cancellationToken) => tree.TermsAsync(ColumnTree.Columns, cancellationToken);

    public async Task<IReadOnlyList<ContentKind>> KindsAsync(CancellationToken cancellationToken) =>
        [.. (await TypesAsync(cancellationToken)).Where(type => type.Creatable).Select(type => new ContentKind(type.Name, type.DisplayName, type.Description))];

    public async Task<ContentRows> FindAsync(ContentFilter filter, ContentReach reach, int page, int pageSize, CancellationToken cancellationToken) =>
        await lists.FindAsync(filter, await NamesAsync(cancellationToken), reach, page, pageSize, cancellationToken);

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(ContentReach reach, CancellationToken cancellationToken) =>
        await lists.CountAsync(await NamesAsync(cancellationToken), reach, cancellationToken);

    public async Task<IReadOnlyList<RemovedContent>> FindRemovedAsync(ContentReach reach, int most, CancellationToken cancellationToken) =>
        await lists.FindRemovedAsync(await NamesAsync(cancellationToken), reach, most, cancellationToken);

    public async Task<RemovedContent?> FindRemovedAsync(string itemId, CancellationToken cancellationToken) =>
        (await lists.FindRemovedAsync(await NamesAsync(cancellationToken), ContentReach.Everything, 1, cancellationToken, itemId)) is [var removed, ..] ? removed : null;

    public async Task<ContentStand?> FindAsync(string itemId, CancellationToken cancellationToken) =>
        await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is { } item ? await StandAsync(item, cancellationToken) : null;

    public async Task<ContentForm?> NewFormAsync(string type, string columnId, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken)
    {
        if ((await TypesAsync(cancellationToken)).FirstOrDefault(t => t.Name == type && t.Creatable) is not { } found)
        {
            return null;
        }

        var form = new ContentForm(null, found.Name, found.DisplayName, "", "", await forms.ShowAsync(ContentItem.New(type), isNew: true, author, cancellationToken, typed));

        // The column from which the editor came.
        return form with
        {
            Sections =
            [
                .. form.Sections.Select(section => section with
                {
                    Fields = [.. section.Fields.Select(field => field.Values.Count == 0 && field.Choices.Any(choice => choice.Value == columnId) ? field with { Values = [columnId] } : field)],
                }),
            ],
        };
    }

    public async Task<ContentForm?> FormAsync(string itemId, DeskAuthor author, TypedContent? typed, CancellationToken cancellationToken)
    {
        var item = await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken);
        return item is not null && await StandAsync(item, cancellationToken) is { } stand
            ? new ContentForm(itemId, stand.Type, stand.TypeName, stand.Stamp, stand.Title, await forms.ShowAsync(item, isNew: false, author, cancellationToken, typed))
            : null;
    }

    public async Task<Outcome<ContentStand>> SaveAsync(string? itemId, string type, TypedContent typed, DeskAuthor author, bool keepOther, CancellationToken cancellationToken)
    {
        var item = itemId is null ? ContentItem.New(type) : await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken);
        if (item is null || (await TypesAsync(cancellationToken)).All(t => t.Name != item.ContentType))
        {
            return new Refusal("NotThere");
        }

        if (itemId is null && await LieAsync(item, typed.One(ListField), cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var faults = await forms.TakeAsync(item, typed, author, cancellationToken);
        return faults.Count > 0 ? Outcome<ContentStand>.Refused(faults) : await StoreAsync(item, author, keepOther, cancellationToken);
    }

    public async Task<IReadOnlyList<Refusal>> FindMissingAsync(string itemId, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not { } item)
        {
            return [new Refusal("NotThere")];
        }

        return
        [
            .. (await ShowAsync(item, cancellationToken)).Where(field => field.Required && field.Values.All(string.IsNullOrWhiteSpace))
                .Select(field => new Refusal("ContentFieldRequired", field.Name, field.Label)),
        ];
    }

    public Task PublishAsync(string itemId, CancellationToken cancellationToken) => writer.PublishAsync(itemId, cancellationToken);

    public Task UnpublishAsync(string itemId, CancellationToken cancellationToken) => writer.UnpublishAsync(itemId, cancellationToken);

    public Task RemoveAsync(string itemId, CancellationToken cancellationToken) => writer.RemoveAsync(itemId, cancellationToken);

    public Task<bool> DestroyAsync(string itemId, CancellationToken cancellationToken) => writer.DestroyAsync(itemId, cancellationToken);

    public async Task<IReadOnlyList<ContentVersion>> VersionsAsync(string itemId, CancellationToken cancellationToken) =>
        [.. (await reader.VersionsAsync(itemId, cancellationToken)).Select(v => new ContentVersion(v.ContentItemVersionId!, v.ModifiedUtc!.Value, v.Author ?? "", v.Latest, v.Published))];

    public async Task<IReadOnlyList<ContentText>> ReadAsync(string itemId, string versionId, CancellationToken cancellationToken)
    {
        var version = await reader.FindVersionAsync(versionId, cancellationToken);
        return version?.ContentItemId == itemId ? [.. (await ShowAsync(version, cancellationToken)).Select(field => ContentTexts.Of(field, words)).Where(text => text.Text.Length > 0)] : [];
    }

    public async Task<ContentStand?> RestoreAsync(string itemId, string versionId, DeskAuthor author, CancellationToken cancellationToken)
    {
        var version = versionId.Length > 0
            ? await reader.FindVersionAsync(versionId, cancellationToken)
            : (await reader.VersionsAsync(itemId, cancellationToken)).FirstOrDefault(v => v is { Latest: false, Published: false });
        return version?.ContentItemId == itemId && (await NamesAsync(cancellationToken)).Contains(version.ContentType)
            ? await StoreAsync(version, author, keepOther: true, cancellationToken)
            : null;
    }

    public async Task<ContentStand?> DuplicateAsync(string itemId, string title, DeskAuthor author, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(itemId, VersionOf.Latest, cancellationToken) is not { } item)
        {
            return null;
        }

        var copy = ContentItem.New(item.ContentType);
        foreach (var (name, value) in item.Data)
        {
            copy.Data[name] = value?.DeepClone();
        }

        copy.DisplayText = title;
        copy.Part("TitlePart")?["Title"] = title;

        // An address and a name belong to one item; so do the hours, and what it hangs from in a list.
        copy.Part("AutoroutePart")?["Path"] = "";
        copy.Part("AliasPart")?["Alias"] = null;
        copy.Data.Remove("PublishLaterPart");
        copy.Data.Remove("ArchiveLaterPart");
        return await StoreAsync(copy, author, keepOther: false, cancellationToken);
    }

    private async Task<ContentStand> StoreAsync(ContentItem item, DeskAuthor author, bool keepOther, CancellationToken cancellationToken)
    {
        var saved = await writer.SaveDraftAsync(item, new ContentAuthor(author.Id.ToString("N", CultureInfo.InvariantCulture), author.Name), cancellationToken, keepOther);
        return (await StandAsync(saved, cancellationToken))!;
    }

    private async Task<IEnumerable<FormField>> ShowAsync(ContentItem item, CancellationToken cancellationToken) =>
        (await forms.ShowAsync(item, isNew: false, new DeskAuthor(Guid.Empty, "", AuthorsTemplates: true), cancellationToken)).SelectMany(section => section.All);

    private async Task<ContentStand?> StandAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if ((await TypesAsync(cancellationToken)).FirstOrDefault(t => t.Name == item.ContentType) is not { } type)
        {
            return null;
        }

        var stamp = string.Create(CultureInfo.InvariantCulture, $"{item.ContentItemVersionId}.{item.ModifiedUtc!.Value.Ticks:x}");
        return new ContentStand(
            item.ContentItemId, item.ContentItemVersionId!, stamp, type.Name, type.DisplayName, item.DisplayText ?? "", ColumnTree.Of(item), item.Published,
            item.Published || await reader.Rows(VersionOf.Published).AnyAsync(r => r.ContentItemId == item.ContentItemId, cancellationToken),
            item.Part("PublishLaterPart").Member("ScheduledPublishUtc").AsMoment(), item.Author ?? "", item.ModifiedUtc.Value);
    }

    private async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(CancellationToken cancellationToken) =>
        [.. (await definitions.ReadAsync(cancellationToken)).AllTypes.Where(type => type is { Listable: true, Stereotype: "" } && !type.Parts.Any(part => NotItems.Contains(part.PartName)))];

    private async Task<string[]> NamesAsync(CancellationToken cancellationToken) => [.. (await TypesAsync(cancellationToken)).Select(type => type.Name)];
}
