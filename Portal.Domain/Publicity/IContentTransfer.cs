using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>An uploaded recipe whose bytes are stored and which nobody has looked at yet.</summary>
public sealed record StagedRecipe(string FileName, string BlobName);

/// <summary>What becomes of a step.</summary>
public enum StepFate
{
    Acts,
    Stored,
    Skipped,
    Fails,
}

/// <summary>Why a step is left out.</summary>
public enum SkipReason
{
    None,
    NotKnown,
    NoRight,
    NeverHere,
}

/// <summary>One step of a recipe: before it runs with what it brings, afterwards with what it changed.</summary>
/// <param name="Notes">Warnings in the kernel's own words.</param>
public sealed record RecipeStepLine(string Name, int? Line, StepFate Fate, SkipReason Reason, int Entries, int Changed, int Unchanged, IReadOnlyList<string> Notes);

/// <summary>A recipe's steps, and what refuses or stopped it.</summary>
/// <param name="Fault">In the kernel's own words; null when all is well.</param>
public sealed record RecipeSteps(string Name, string Title, string Description, bool RanBefore, IReadOnlyList<RecipeStepLine> Steps, string? Fault, int? Line);

/// <summary>What an export holds.</summary>
/// <param name="Everything">The whole site with its papers; the lists are not looked at then.</param>
public sealed record ExportWish(bool Everything, IReadOnlyList<string> Types, IReadOnlyList<string> ItemIds, bool Drafts);

/// <summary>A recipe that has run here to its end.</summary>
public sealed record RememberedRecipe(string Name, DateTime At);

/// <summary>Recipes in and out. A recipe must be run outside of any transaction: each of its steps has one of its own.</summary>
public interface IContentTransfer
{
    /// <summary>Stores an upload for an hour. Refused <c>RecipeKind</c>, <c>RecipeTooLarge</c>, <c>RecipeEmpty</c>.</summary>
    Task<Outcome<StagedRecipe>> StageAsync(string fileName, Stream content, CancellationToken cancellationToken);

    /// <summary>What would happen; null when the bytes are gone.</summary>
    Task<RecipeSteps?> PlanAsync(string fileName, string blobName, DeskAuthor author, CancellationToken cancellationToken);

    /// <summary>Runs it; null when the bytes are gone.</summary>
    /// <param name="again">Even though the very same has run before.</param>
    Task<(ImportState State, RecipeSteps Steps)?> RunAsync(string fileName, string blobName, DeskAuthor author, bool again, CancellationToken cancellationToken);

    Task<IReadOnlyList<RememberedRecipe>> RememberedAsync(int most, CancellationToken cancellationToken);

    /// <summary>The ids of the items in some columns and below them.</summary>
    Task<IReadOnlyList<string>> InColumnsAsync(IReadOnlyCollection<string> columnIds, CancellationToken cancellationToken);

    /// <summary>Writes the recipe zip. The stream need not be able to seek.</summary>
    Task WriteAsync(ExportWish wish, Stream sink, CancellationToken cancellationToken);
}
