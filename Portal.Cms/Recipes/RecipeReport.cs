namespace Portal.Cms.Recipes;

/// <summary>How a recipe ended.</summary>
public enum RecipeOutcome
{
    /// <summary>Every step came to its end, or was left out by name.</summary>
    Ran,

    /// <summary>The very same has run here before; nothing was done.</summary>
    RanBefore,

    /// <summary>A step failed: those before it stand, it and those after it do not.</summary>
    Stopped,

    /// <summary>The file itself or an expression in it is wrong; nothing was done.</summary>
    Refused,
}

/// <summary>What became of a step.</summary>
public enum StepOutcome
{
    /// <summary>The site follows what it brought.</summary>
    Acted,

    /// <summary>It is kept, and an export says it again; nothing here acts upon it.</summary>
    Stored,

    /// <summary>It was left out: unknown here, or not allowed to whoever brought it.</summary>
    Skipped,

    /// <summary>It stopped the recipe, and left nothing behind.</summary>
    Failed,
}

/// <summary>What became of one step, with how much it changed and found unchanged, and what whoever brought it should know.</summary>
public sealed record StepReport(string Name, int? Line, StepOutcome Outcome, int Changed, int Unchanged, IReadOnlyList<string> Warnings);

/// <summary>What became of a recipe.</summary>
/// <param name="Fault">Why it was refused or stopped.</param>
/// <param name="Line">The line of the file where that is.</param>
public sealed record RecipeReport(string Name, RecipeOutcome Outcome, IReadOnlyList<StepReport> Steps, string? Fault = null, int? Line = null)
{
    public IEnumerable<string> Warnings => Steps.SelectMany(s => s.Warnings.Select(w => $"{s.Name}: {w}"));
}

/// <summary>A recipe to be run, for whom and with what.</summary>
public sealed record RecipeOrder(Recipe Recipe, Content.ContentAuthor Importer, ImportRights Rights)
{
    /// <summary>What <c>parameters('…')</c> gives: the values of a set-up. The importer's id and name and the site's name need not be among them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Runs it even though it has run before.</summary>
    public bool Force { get; init; }
}
