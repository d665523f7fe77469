using System.Text.Json.Nodes;

namespace Portal.Cms.Recipes;

/// <summary>A recipe with every expression evaluated, and what its <c>recipes</c> steps draw in likewise.</summary>
internal sealed record RecipePlan(Recipe Recipe, string Hash, IReadOnlyList<PlannedStep> Steps);

/// <summary>One step ready to run.</summary>
/// <param name="Fault">Why it cannot run, found beforehand; the steps before it are run all the same.</param>
internal sealed record PlannedStep(RecipeStep Step, JsonObject Body, IReadOnlyList<string> Warnings, IReadOnlyList<RecipePlan> Inner, string? Fault = null);
