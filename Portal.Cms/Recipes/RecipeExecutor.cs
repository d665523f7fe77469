using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Cms.Content;
using Portal.Cms.Definitions;

namespace Portal.Cms.Recipes;

/// <summary>
/// Runs recipes. Everything is read and evaluated first; then each step is one transaction, and the first that fails stops the rest. What has run to its end is
/// remembered and not run again unless that is asked for. To be called outside of any transaction.
/// </summary>
public sealed partial class RecipeExecutor(
    IContentDb db, RecipePlanner planner, IEnumerable<IRecipeStep> kinds, DefinitionStore definitions, TimeProvider time, ILogger<RecipeExecutor> log)
{
    private const int LongestName = 255;

    private readonly Dictionary<string, IRecipeStep> _kinds = kinds.SelectMany(k => k.Names, (kind, name) => (name, kind))
        .ToDictionary(pair => pair.name, pair => pair.kind, StringComparer.OrdinalIgnoreCase);

    public async Task<RecipeReport> RunAsync(RecipeOrder order, CancellationToken cancellationToken)
    {
        RecipePlan plan;
        try
        {
            plan = await planner.PlanAsync(order, cancellationToken);
        }
        catch (RecipeException fault)
        {
            Refused(log, order.Recipe.Name, fault.Line, fault.Message);
            return new RecipeReport(order.Recipe.Name, RecipeOutcome.Refused, [], fault.Message, fault.Line);
        }

        var ranBefore = await db.RecipeRuns.AnyAsync(r => r.Hash == plan.Hash, cancellationToken);
        if (ranBefore && !order.Force)
        {
            return new RecipeReport(order.Recipe.Name, RecipeOutcome.RanBefore, []);
        }

        var steps = new List<StepReport>();
        if (await RunAsync(plan, order, steps, cancellationToken) is { } stopped)
        {
            return new RecipeReport(order.Recipe.Name, RecipeOutcome.Stopped, steps, stopped.Message, stopped.Line);
        }

        if (!ranBefore)
        {
            var name = order.Recipe.Name;
            db.RecipeRuns.Add(new RecipeRun(plan.Hash, name.Length > LongestName ? name[..LongestName] : name, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new RecipeReport(order.Recipe.Name, RecipeOutcome.Ran, steps);
    }

    /// <returns>What stopped it, or null.</returns>
    private async Task<RecipeException?> RunAsync(RecipePlan plan, RecipeOrder order, List<StepReport> done, CancellationToken cancellationToken)
    {
        foreach (var step in plan.Steps)
        {
            var (report, fault) = await RunAsync(step, plan.Recipe.Files, order, cancellationToken);
            done.Add(report);
            if (fault is not null)
            {
                Failed(log, report.Name, report.Line, fault.Message, fault.InnerException);
                return fault;
            }

            foreach (var warning in report.Warnings)
            {
                Warned(log, report.Name, report.Line, warning);
            }

            foreach (var inner in step.Inner)
            {
                if (await RunAsync(inner, order, done, cancellationToken) is { } stopped)
                {
                    return stopped;
                }
            }
        }

        return null;
    }

    private async Task<(StepReport Report, RecipeException? Fault)> RunAsync(PlannedStep planned, IRecipeFiles files, RecipeOrder order, CancellationToken cancellationToken)
    {
        var step = planned.Step;
        if (planned.Fault is { } beforehand)
        {
            return (Report(StepOutcome.Failed), new RecipeException(beforehand, step.Line));
        }

        if (step.Name.Equals(RecipePlanner.InnerRecipes, StringComparison.OrdinalIgnoreCase))
        {
            return (Report(StepOutcome.Acted), null);
        }

        if (!_kinds.TryGetValue(step.Name, out var kind))
        {
            return (Report(StepOutcome.Skipped, $"The step '{step.Name}' is not known here."), null);
        }

        if (!order.Rights.HasFlag(kind.Needs))
        {
            return (Report(StepOutcome.Skipped, $"The step '{step.Name}' needs the right '{kind.Needs}', which whoever runs this recipe does not have."), null);
        }

        var run = new StepRun(step.Name, planned.Body, files, order.Importer, order.Rights);
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await kind.RunAsync(run, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                    return true;
                },
                cancellationToken);
            return (new StepReport(step.Name, step.Line, run.Outcome, run.Changed, run.Unchanged, [.. planned.Warnings, .. run.Warnings]), null);
        }
        catch (Exception fault) when (fault is RecipeException or DbUpdateException or JsonException or IOException or FormatException)
        {
            definitions.Forget();
            return (
                new StepReport(step.Name, step.Line, StepOutcome.Failed, 0, 0, [.. planned.Warnings, .. run.Warnings]),
                new RecipeException(fault is RecipeException ? fault.Message : "The step could not be stored.", step.Line, fault));
        }

        StepReport Report(StepOutcome outcome, params string[] warnings) => new(step.Name, step.Line, outcome, 0, 0, [.. planned.Warnings, .. warnings]);
    }

    [LoggerMessage(LogLevel.Warning, "Recipe {Recipe} was refused at line {Line}: {Reason}")]
    private static partial void Refused(ILogger log, string recipe, int? line, string reason);

    [LoggerMessage(LogLevel.Error, "Recipe step {Step} at line {Line} failed: {Reason}")]
    private static partial void Failed(ILogger log, string step, int? line, string reason, Exception? fault);

    [LoggerMessage(LogLevel.Warning, "Recipe step {Step} at line {Line}: {Warning}")]
    private static partial void Warned(ILogger log, string step, int? line, string warning);
}
