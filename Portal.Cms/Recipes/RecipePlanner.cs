using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>Evaluates a whole recipe before any of it runs, and takes the print by which it is known again.</summary>
public sealed class RecipePlanner(IRecipeLibrary library, RecipeConfiguration configuration, SiteDocuments documents)
{
    internal const string InnerRecipes = "recipes";
    private const int Deepest = 5;

    /// <exception cref="RecipeException">An expression in it, or in a recipe that it draws in, cannot be evaluated.</exception>
    internal async Task<RecipePlan> PlanAsync(RecipeOrder order, CancellationToken cancellationToken)
    {
        var settings = await documents.ReadAsync(SitePaper.Settings, cancellationToken);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["AdminUserId"] = order.Importer.Id,
            ["AdminUsername"] = order.Importer.Name,
        };
        if (settings["SiteName"].AsText() is { } site)
        {
            parameters["SiteName"] = site;
        }

        foreach (var (name, value) in order.Parameters)
        {
            parameters[name] = value;
        }

        return await PlanAsync(order, new RecipeSurroundings(parameters, configuration.Read), order.Recipe, [], cancellationToken);
    }

    private async Task<RecipePlan> PlanAsync(RecipeOrder order, RecipeSurroundings around, Recipe recipe, IReadOnlyList<string> within, CancellationToken cancellationToken)
    {
        using var print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        print.AppendData(recipe.File.Span);
        foreach (var (name, value) in order.Parameters.Where(p => !p.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Append(print, name, Encoding.UTF8.GetBytes(value));
        }

        // Whoever may more gets more out of the same file.
        Append(print, nameof(ImportRights), Encoding.UTF8.GetBytes(((int)order.Rights).ToString(CultureInfo.InvariantCulture)));
        var script = new RecipeScript(recipe, around, (path, content) => Append(print, path, content));
        var steps = new List<PlannedStep>();
        foreach (var step in recipe.Steps)
        {
            var warnings = new List<string>();
            var body = (JsonObject)script.Evaluate(step.Body, warnings)!;
            AppendMedia(print, recipe, body);
            var planned = new PlannedStep(step, body, warnings, []);
            steps.Add(step.Name.Equals(InnerRecipes, StringComparison.OrdinalIgnoreCase) ? await WithInnerAsync(planned, order, around, within, cancellationToken) : planned);
        }

        foreach (var inner in steps.SelectMany(s => s.Inner))
        {
            Append(print, InnerRecipes, Convert.FromHexString(inner.Hash));
        }

        return new RecipePlan(recipe, Convert.ToHexStringLower(print.GetHashAndReset()), steps);
    }

    private async Task<PlannedStep> WithInnerAsync(PlannedStep step, RecipeOrder order, RecipeSurroundings around, IReadOnlyList<string> within, CancellationToken cancellationToken)
    {
        var names = step.Body.Member("Values").AsObjects().Select(v => v.Member("name").AsText() ?? "").ToList();
        if (within.Count == Deepest || names.FirstOrDefault(n => within.Contains(n, StringComparer.OrdinalIgnoreCase)) is not null)
        {
            return step with { Fault = $"The recipes draw each other in: {string.Join(", ", within.Concat(names))}." };
        }

        var found = new List<Recipe>();
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (await library.FindAsync(name, cancellationToken) is { } recipe)
            {
                found.Add(recipe);
            }
            else
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            return step with { Fault = $"No such recipe here: {string.Join(", ", missing)}." };
        }

        var inner = new List<RecipePlan>();
        foreach (var recipe in found)
        {
            inner.Add(await PlanAsync(order, around, recipe, [.. within, recipe.Name], cancellationToken));
        }

        return step with { Inner = inner };
    }

    /// <summary>Pictures count too: a recipe whose pictures were changed is another one.</summary>
    private static void AppendMedia(IncrementalHash print, Recipe recipe, JsonObject body)
    {
        foreach (var path in body.Member("Files").AsObjects().Select(f => f.Member("SourcePath").AsText()).OfType<string>())
        {
            using var file = recipe.Files.Open(path);
            if (file is not null)
            {
                Append(print, path, SHA256.HashData(file));
            }
        }
    }

    private static void Append(IncrementalHash print, string name, ReadOnlySpan<byte> content)
    {
        print.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{name}\n{content.Length}\n")));
        print.AppendData(content);
    }
}
