using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Portal.Cms.Recipes;

/// <summary>Why a step would be left out.</summary>
public enum LeaveOut
{
    /// <summary>It is not left out.</summary>
    No,

    /// <summary>Nobody here knows a step of that name.</summary>
    NotKnown,

    /// <summary>Whoever runs the recipe lacks the right.</summary>
    NoRight,

    /// <summary>It is known and never done here.</summary>
    NeverHere,
}

/// <summary>What would become of one step.</summary>
/// <param name="Entries">How many things it brings, where that can be counted.</param>
/// <param name="Fault">Why it would stop the recipe.</param>
public sealed record PreviewedStep(string Name, int? Line, StepOutcome Outcome, LeaveOut LeaveOut, ImportRights Needs, int Entries, IReadOnlyList<string> Warnings, string? Fault);

/// <summary>What would become of a recipe.</summary>
/// <param name="Fault">Why it would be refused whole, at <paramref name="Line"/>.</param>
public sealed record PreviewedRecipe(Recipe Recipe, bool RanBefore, IReadOnlyList<PreviewedStep> Steps, string? Fault = null, int? Line = null);

/// <content>What would happen, before anything does.</content>
public sealed partial class RecipeExecutor
{
    /// <summary>Reads and evaluates a recipe as a run would, and changes nothing.</summary>
    public async Task<PreviewedRecipe> PreviewAsync(RecipeOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await planner.PlanAsync(order, cancellationToken);
            return new PreviewedRecipe(order.Recipe, await db.RecipeRuns.AnyAsync(r => r.Hash == plan.Hash, cancellationToken), [.. Preview(plan, order.Rights)]);
        }
        catch (RecipeException fault)
        {
            return new PreviewedRecipe(order.Recipe, RanBefore: false, [], fault.Message, fault.Line);
        }
    }

    private IEnumerable<PreviewedStep> Preview(RecipePlan plan, ImportRights rights) =>
        plan.Steps.SelectMany(step => step.Inner.SelectMany(inner => Preview(inner, rights)).Prepend(Preview(step, rights)));

    private PreviewedStep Preview(PlannedStep planned, ImportRights rights)
    {
        var (name, kind) = (planned.Step.Name, _kinds.GetValueOrDefault(planned.Step.Name));
        var (outcome, why) = true switch
        {
            _ when planned.Fault is not null => (StepOutcome.Failed, LeaveOut.No),
            _ when name.Equals(RecipePlanner.InnerRecipes, StringComparison.OrdinalIgnoreCase) => (StepOutcome.Acted, LeaveOut.No),
            _ when kind is null => (StepOutcome.Skipped, LeaveOut.NotKnown),
            _ when !rights.HasFlag(kind.Needs) => (StepOutcome.Skipped, LeaveOut.NoRight),
            _ => (kind.Promise, kind.Promise is StepOutcome.Skipped ? LeaveOut.NeverHere : LeaveOut.No),
        };
        return new PreviewedStep(name, planned.Step.Line, outcome, why, kind?.Needs ?? ImportRights.None, Count(planned.Body), planned.Warnings, planned.Fault);
    }

    private static int Count(JsonObject body) => body.Sum(member => member.Value switch
    {
        JsonArray list => list.Count,
        JsonObject map => map.Count,
        _ => 0,
    });
}
