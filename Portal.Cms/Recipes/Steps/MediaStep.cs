using System.Text.Json.Nodes;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes.Steps;

/// <summary>Brings files into the media library: those that lie beside the recipe or in it. Nothing is fetched from elsewhere.</summary>
internal sealed class MediaStep(IMediaFolder media) : IRecipeStep
{
    /// <summary>Orchard's own list of what its library takes, and AVIF.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".ico", ".svg", ".webp", ".avif", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".pps", ".ppsx", ".odt", ".xls", ".xlsx", ".psd",
        ".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".m4v", ".mov", ".wmv", ".avi", ".mpg", ".ogv", ".3gp", ".webm",
    };

    public IReadOnlyCollection<string> Names { get; } = ["media"];

    public ImportRights Needs => ImportRights.Content;

    public async Task RunAsync(StepRun run, CancellationToken cancellationToken)
    {
        // Files cannot be taken back with the transaction: what is wrong is found before the first is written.
        var wanted = run.Body.Member("Files").AsObjects().Select(file => (Path: TargetOf(file), Content: ContentOf(file), File: file)).ToList();
        foreach (var (path, content, file) in wanted)
        {
            await using var source = content is null ? Beside(run, path, file) : new MemoryStream(content);
            if (source is not null)
            {
                await media.WriteAsync(path, source, cancellationToken);
                run.Count(changed: true);
            }
        }
    }

    private static string TargetOf(JsonObject file)
    {
        var target = file.Member("TargetPath").AsText() ?? file.Member("Path").AsText();
        var path = RecipePath.Normal(target?.TrimStart('/')) ?? throw new RecipeException($"'{target}' is no path of the media library.");
        return Allowed.Contains(Path.GetExtension(path)) ? path : throw new RecipeException($"The media library takes no file such as {path}.");
    }

    private static byte[]? ContentOf(JsonObject file)
    {
        if (file.Member("Base64").AsText() is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException fault)
        {
            throw new RecipeException($"The content of {file.Member("TargetPath").AsText()} is no base64.", fault);
        }
    }

    private static Stream? Beside(StepRun run, string path, JsonObject file)
    {
        if (file.Member("SourcePath").AsText() is { Length: > 0 } source)
        {
            var found = run.Files.Open(source);
            if (found is null)
            {
                run.Warn($"The file {source} is not there; {path} was not brought.");
            }

            return found;
        }

        run.Warn(file.Member("SourceUrl").AsText() is { Length: > 0 }
            ? $"{path} is to be fetched from elsewhere, which is refused."
            : $"Nothing says where {path} comes from.");
        return null;
    }
}
