using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Cms.Content;
using Portal.Cms.Deployment;
using Portal.Cms.Media;
using Portal.Cms.Recipes;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;

namespace Portal.Web.Adapters.Content.Transfer;

/// <summary>
/// Recipes in and out by the kernel's executor and export. An upload lies among the library's leftovers: bytes that belong to no file, which the media job takes
/// away an hour later.
/// </summary>
internal sealed class ContentTransfer(PortalDb db, IMediaBlobs blobs, RecipeExecutor executor, SiteExport export, ColumnTree tree, TimeProvider time) : IContentTransfer
{
    private const long LongestFile = 500L << 20;
    private const int BufferSize = 81_920;
    private const string Zip = ".zip";
    private const string Json = ".json";

    public async Task<Outcome<StagedRecipe>> StageAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        // Some browsers send the whole path of the sender's disk.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (!name.EndsWith(Zip, StringComparison.OrdinalIgnoreCase) && !name.EndsWith(Json, StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("RecipeKind");
        }

        long length = 0;
        var blob = await blobs.WriteAsync(async (sink, cancel) => length = await CopyAsync(content, sink, cancel), cancellationToken);
        await NoteAsync(blob, cancellationToken);
        return length switch
        {
            0 => new Refusal("RecipeEmpty"),
            > LongestFile => new Refusal("RecipeTooLarge"),
            _ => new StagedRecipe(name, blob),
        };
    }

    public async Task<RecipeSteps?> PlanAsync(string fileName, string blobName, DeskAuthor author, CancellationToken cancellationToken) =>
        await OpenAsync(fileName, blobName, author, again: false, async order => Told(await executor.PreviewAsync(order, cancellationToken)), fault => fault, cancellationToken);

    public async Task<(ImportState State, RecipeSteps Steps)?> RunAsync(string fileName, string blobName, DeskAuthor author, bool again, CancellationToken cancellationToken) =>
        await OpenAsync<(ImportState, RecipeSteps)?>(
            fileName, blobName, author, again, async order => Told(order.Recipe, await executor.RunAsync(order, cancellationToken)), fault => (ImportState.Refused, fault), cancellationToken);

    public async Task<IReadOnlyList<RememberedRecipe>> RememberedAsync(int most, CancellationToken cancellationToken) =>
        await db.RecipeRuns.AsNoTracking().OrderByDescending(r => r.At).Take(most).Select(r => new RememberedRecipe(r.Name, r.At)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> InColumnsAsync(IReadOnlyCollection<string> columnIds, CancellationToken cancellationToken)
    {
        var within = columnIds.ToHashSet(StringComparer.Ordinal);
        foreach (var column in (await tree.TermsAsync(ColumnTree.Columns, cancellationToken)).Where(c => within.Contains(c.ParentId)))
        {
            within.Add(column.Id);
        }

        return await db.TermUses.AsNoTracking().Where(u => u.TaxonomyContentItemId == ColumnTree.Columns && within.Contains(u.TermContentItemId))
            .Select(u => u.ContentItemId).Distinct().ToListAsync(cancellationToken);
    }

    public async Task WriteAsync(ExportWish wish, Stream sink, CancellationToken cancellationToken) =>
        await export.WriteAsync(sink, (await SelectAsync(wish, cancellationToken)) with { Drafts = wish.Drafts }, cancellationToken);

    private async Task<ExportSelection> SelectAsync(ExportWish wish, CancellationToken cancellationToken)
    {
        if (wish.Everything)
        {
            return ExportSelection.Everything;
        }

        if (wish.ItemIds.Count == 0)
        {
            return ExportSelection.Types(wish.Types);
        }

        var ofTypes = wish.Types.Count == 0
            ? []
            : await db.ContentRows.AsNoTracking().Where(r => (r.Latest || r.Published) && wish.Types.Contains(r.ContentType)).Select(r => r.ContentItemId).Distinct().ToListAsync(cancellationToken);
        return ExportSelection.Items([.. wish.ItemIds.Union(ofTypes, StringComparer.Ordinal)]);
    }

    private async Task<T?> OpenAsync<T>(string fileName, string blobName, DeskAuthor author, bool again, Func<RecipeOrder, Task<T>> use, Func<RecipeSteps, T> refused, CancellationToken cancellationToken)
    {
        await using var stored = await blobs.OpenReadAsync(blobName, cancellationToken);
        if (stored is null)
        {
            return default;
        }

        RecipeArchive? archive = null;
        try
        {
            Recipe recipe;
            if (fileName.EndsWith(Zip, StringComparison.OrdinalIgnoreCase))
            {
                archive = RecipeArchive.Open(stored);
                recipe = archive.Recipe();
            }
            else
            {
                using var whole = new MemoryStream();
                await stored.CopyToAsync(whole, cancellationToken);
                recipe = Recipe.Read(whole.ToArray(), NoRecipeFiles.Instance);
            }

            var rights = ImportRights.Content | (author.AuthorsTemplates ? ImportRights.Templates : ImportRights.None);
            return await use(new RecipeOrder(recipe, new ContentAuthor(author.Id.ToString("N", CultureInfo.InvariantCulture), author.Name), rights) { Force = again });
        }
        catch (RecipeException fault)
        {
            return refused(new RecipeSteps("", "", "", RanBefore: false, [], fault.Message, fault.Line));
        }
        finally
        {
            archive?.Dispose();
        }
    }

    private static RecipeSteps Told(PreviewedRecipe preview) => new(
        preview.Recipe.Name, preview.Recipe.DisplayName, preview.Recipe.Description, preview.RanBefore,
        [
            .. preview.Steps.Select(step => new RecipeStepLine(
                step.Name, step.Line, Fate(step.Outcome), (SkipReason)step.LeaveOut, step.Entries, 0, 0, step.Fault is { } fault ? [fault, .. step.Warnings] : step.Warnings)),
        ],
        preview.Fault, preview.Line);

    private static (ImportState, RecipeSteps) Told(Recipe recipe, RecipeReport report) => (
        report.Outcome switch
        {
            RecipeOutcome.Ran => ImportState.Ran,
            RecipeOutcome.RanBefore => ImportState.RanBefore,
            RecipeOutcome.Stopped => ImportState.Stopped,
            _ => ImportState.Refused,
        },
        new RecipeSteps(
            recipe.Name, recipe.DisplayName, recipe.Description, report.Outcome is RecipeOutcome.RanBefore,
            [.. report.Steps.Select(step => new RecipeStepLine(step.Name, step.Line, Fate(step.Outcome), SkipReason.None, 0, step.Changed, step.Unchanged, step.Warnings))],
            report.Fault, report.Line));

    private static StepFate Fate(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Acted => StepFate.Acts,
        StepOutcome.Stored => StepFate.Stored,
        StepOutcome.Skipped => StepFate.Skipped,
        _ => StepFate.Fails,
    };

    /// <summary>Stops soon after the limit, so that an endless body fills no disk.</summary>
    private static async Task<long> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        long length = 0;
        for (int read; length <= LongestFile && (read = await from.ReadAsync(buffer, cancellationToken)) > 0; length += read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return length;
    }

    private async Task NoteAsync(string blob, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        if (await db.MediaLeftovers.Where(l => l.BlobName == blob).ExecuteUpdateAsync(set => set.SetProperty(l => l.Since, now), cancellationToken) == 0)
        {
            db.MediaLeftovers.Add(new MediaLeftover(blob, now));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
