namespace Portal.Cms.Recipes;

/// <summary>What is wrong with a recipe or with one of its steps, in words for whoever brings it, with the line where that is known.</summary>
public sealed class RecipeException : Exception
{
    public RecipeException()
    {
    }

    public RecipeException(string message)
        : base(message)
    {
    }

    public RecipeException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public RecipeException(string message, int? line, Exception? inner = null)
        : base(message, inner) => Line = line;

    /// <summary>Counted from one.</summary>
    public int? Line { get; }
}
