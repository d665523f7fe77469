namespace Portal.Cms.Recipes;

/// <summary>A recipe that has run to its end here, known again by what it said and by what it was given.</summary>
public sealed class RecipeRun
{
    private RecipeRun()
    {
    }

    public RecipeRun(string hash, string name, DateTime at) => (Hash, Name, At) = (hash, name, at);

    /// <summary>SHA-256 of the file, of what it draws in, and of its variables, as 64 hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateTime At { get; private set; }
}
