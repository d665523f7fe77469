using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>One step as the file has it: nothing in it is evaluated yet.</summary>
public sealed record RecipeStep(string Name, int? Line, JsonObject Body);

/// <summary>A recipe in Orchard's shape as it was read: its head, its variables and its steps, and what lies beside it.</summary>
public sealed class Recipe
{
    private readonly RecipeText _text;

    private Recipe(RecipeText text, ReadOnlyMemory<byte> file, JsonObject head, IRecipeFiles files)
    {
        (_text, File, Files) = (text, file, files);
        Name = head.Member("name").AsText() ?? "";
        DisplayName = head.Member("displayName").AsText() ?? "";
        Description = head.Member("description").AsText() ?? "";
        Version = head.Member("version").AsText() ?? "";
        IsSetupRecipe = head.Member("issetuprecipe").AsTruth();
        Variables = head["variables"] as JsonObject ?? [];
        Steps = [.. ReadSteps(head)];
    }

    /// <summary>Empty in an export and in most migrations.</summary>
    public string Name { get; }

    public string DisplayName { get; }

    public string Description { get; }

    public string Version { get; }

    public bool IsSetupRecipe { get; }

    public JsonObject Variables { get; }

    public IReadOnlyList<RecipeStep> Steps { get; }

    public IRecipeFiles Files { get; }

    internal ReadOnlyMemory<byte> File { get; }

    /// <exception cref="RecipeException">It is no recipe: with the line, where it is a fault of the text.</exception>
    public static Recipe Read(byte[] file, IRecipeFiles files)
    {
        var (root, text) = RecipeText.Parse(file);
        return root is JsonObject head ? new Recipe(text, file, head, files) : throw new RecipeException("A recipe is a JSON object.", 1);
    }

    /// <summary>A recipe on disk; its files are those below its own folder, or below a wider one that the caller trusts it with.</summary>
    /// <inheritdoc cref="Read"/>
    public static async Task<Recipe> ReadAsync(string path, CancellationToken cancellationToken, string? root = null) =>
        Read(await System.IO.File.ReadAllBytesAsync(path, cancellationToken), new RecipeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, root));

    internal int? LineOf(JsonNode node) => _text.LineOf(node);

    private IEnumerable<RecipeStep> ReadSteps(JsonObject head)
    {
        if (head["steps"] is not JsonArray steps)
        {
            throw new RecipeException("The recipe has no list of steps.", LineOf(head));
        }

        foreach (var step in steps)
        {
            if (step is not JsonObject body || body["name"].AsText() is not { Length: > 0 } name)
            {
                throw new RecipeException("A step of the recipe has no name.", step is null ? null : LineOf(step));
            }

            yield return new RecipeStep(name, LineOf(body), body);
        }
    }
}
