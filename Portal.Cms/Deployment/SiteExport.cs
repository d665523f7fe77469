using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Recipes;

namespace Portal.Cms.Deployment;

/// <summary>
/// Writes the site, or some of it, as a recipe zip in the shape of Orchard's own export: <c>Recipe.json</c> at the root, and the media that it names.
/// </summary>
public sealed class SiteExport(IContentDb db, DefinitionStore definitions, PaperExport papers, IMediaFolder media)
{
    private const string RecipeName = "Recipe.json";
    private const int FlushAfter = 64 * 1024;
    private static readonly JsonWriterOptions Writing = new() { Encoder = OrchardJson.Writing.Encoder, MaxDepth = OrchardJson.Writing.MaxDepth };

    /// <summary>Writes the zip. The stream need not be able to seek, and stays open.</summary>
    public async Task WriteAsync(Stream to, ExportSelection selection, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(selection, cancellationToken);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (var recipe = await zip.CreateEntry(RecipeName).OpenAsync(cancellationToken))
        {
            await WriteRecipeAsync(recipe, selection, files, cancellationToken);
        }

        foreach (var path in files)
        {
            if (await media.ReadAsync(path, cancellationToken) is not { } content)
            {
                continue;
            }

            await using (content)
            await using (var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken))
            {
                await content.CopyToAsync(entry, cancellationToken);
            }
        }
    }

    /// <summary>Writes the recipe alone, without the files that it names.</summary>
    public async Task WriteRecipeAsync(Stream to, ExportSelection selection, CancellationToken cancellationToken) =>
        await WriteRecipeAsync(to, selection, await FilesAsync(selection, cancellationToken), cancellationToken);

    private async Task WriteRecipeAsync(Stream to, ExportSelection selection, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(to, Writing);
        WriteHead(json);
        var known = await definitions.ReadAsync(cancellationToken);
        if (selection.IsEverything)
        {
            foreach (var step in await papers.BeforeContentAsync(cancellationToken))
            {
                step.WriteTo(json);
            }
        }
        else
        {
            DefinitionExport.Step(known, await TypesAsync(selection, cancellationToken)).WriteTo(json);
        }

        await WriteContentAsync(json, selection, cancellationToken);
        WriteMedia(json, files);
        if (selection.IsEverything)
        {
            foreach (var step in await papers.AfterContentAsync(cancellationToken))
            {
                step.WriteTo(json);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var name in new[] { "name", "displayName", "description", "author", "website", "version" })
        {
            json.WriteString(name, "");
        }

        json.WriteBoolean("issetuprecipe", value: false);
        foreach (var name in new[] { "categories", "tags" })
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }

        json.WriteStartArray("steps");
    }

    private async Task WriteContentAsync(Utf8JsonWriter json, ExportSelection selection, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("name", "Content");
        json.WriteStartArray("data");
        await foreach (var item in Rows(selection).OrderBy(r => r.Id).Select(r => r.Json).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            json.WriteRawValue(item);
            if (json.BytesPending > FlushAfter)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter json, IReadOnlyList<string> files) =>
        new JsonObject
        {
            ["name"] = "media",
            ["Files"] = new JsonArray([.. files.Select(path => new JsonObject { ["SourcePath"] = path, ["TargetPath"] = path })]),
        }.WriteTo(json);

    private IQueryable<ContentRow> Rows(ExportSelection selection)
    {
        var rows = db.ContentRows.AsNoTracking().Where(r => r.Published || (selection.Drafts && r.Latest));
        if (selection.ContentItemIds is { } ids)
        {
            rows = rows.Where(r => ids.Contains(r.ContentItemId));
        }

        return selection.ContentTypes is { } types ? rows.Where(r => types.Contains(r.ContentType)) : rows;
    }

    private async Task<IReadOnlyList<string>> FilesAsync(ExportSelection selection, CancellationToken cancellationToken)
    {
        var all = new List<string>();
        await foreach (var path in media.ListAsync(cancellationToken))
        {
            all.Add(path);
        }

        if (selection.IsEverything)
        {
            return all;
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        var known = all.ToHashSet(StringComparer.Ordinal);
        await foreach (var item in Rows(selection).Select(r => r.Json).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            named.UnionWith(MediaMentions.In(OrchardJson.Parse(item), known));
        }

        return [.. all.Where(named.Contains)];
    }

    /// <summary>The types of the items and of what lies within them.</summary>
    private async Task<IReadOnlySet<string>> TypesAsync(ExportSelection selection, CancellationToken cancellationToken)
    {
        var types = new HashSet<string>(selection.ContentTypes ?? [], StringComparer.Ordinal);
        await foreach (var json in Rows(selection).Select(r => r.Json).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var item = OrchardJson.Parse(json);
            types.UnionWith(ContainedItems.Within(item).Append(item!).Select(i => i.Member(nameof(ContentItem.ContentType)).AsText()).OfType<string>());
        }

        return types;
    }
}
