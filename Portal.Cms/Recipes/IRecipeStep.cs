using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>Does what steps of certain names ask for. It runs inside a transaction that it does not see.</summary>
public interface IRecipeStep
{
    /// <summary>The step names it answers to; they compare without case.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>What whoever runs the recipe must be allowed, or else the step is left out.</summary>
    ImportRights Needs { get; }

    /// <summary>What becomes of it where it is allowed and does not fail: told before it runs.</summary>
    StepOutcome Promise => StepOutcome.Acted;

    /// <exception cref="RecipeException">The step cannot be done; what it did so far is undone.</exception>
    Task RunAsync(StepRun run, CancellationToken cancellationToken);
}

/// <summary>One step while it runs: what it was given, and what it has to tell.</summary>
public sealed class StepRun(string name, JsonObject body, IRecipeFiles files, ContentAuthor importer, ImportRights rights)
{
    private readonly List<string> _warnings = [];

    public string Name { get; } = name;

    /// <summary>The step with every expression evaluated, its name included.</summary>
    public JsonObject Body { get; } = body;

    public IRecipeFiles Files { get; } = files;

    public ContentAuthor Importer { get; } = importer;

    public ImportRights Rights { get; } = rights;

    public StepOutcome Outcome { get; set; } = StepOutcome.Acted;

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<string> Warnings => _warnings;

    public void Warn(string warning) => _warnings.Add(warning);

    public void Count(bool changed)
    {
        if (changed)
        {
            Changed++;
        }
        else
        {
            Unchanged++;
        }
    }
}
