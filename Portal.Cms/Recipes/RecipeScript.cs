using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Acornima;
using Jint;
using Jint.Runtime;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>
/// Evaluates what a recipe computes. Each expression has an engine of its own, without access to anything of this process, and all of them together one
/// allowance of time.
/// </summary>
internal sealed partial class RecipeScript(Recipe recipe, RecipeSurroundings around, Action<string, byte[]> drawsIn)
{
    private const int MostStatements = 100_000;
    private const int MostMemory = 64 * 1024 * 1024;
    private const int DeepestCall = 64;
    private const int LargestArray = 100_000;
    private const int MostRounds = 10;
    private const int LongestFile = 8 * 1024 * 1024;
    private const int LongestResult = 8 * 1024 * 1024;
    private static readonly TimeSpan LongestExpression = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRecipe = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, string?> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly Stopwatch _used = new();

    /// <summary>A copy of a node in which every expression has given way to its text.</summary>
    /// <exception cref="RecipeException">An expression cannot be evaluated.</exception>
    public JsonNode? Evaluate(JsonNode? node, ICollection<string> warnings) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Evaluate(m.Value, warnings)))),
        JsonArray list => new JsonArray([.. list.Select(one => Evaluate(one, warnings))]),
        JsonValue value when value.TryGetValue<string>(out var text) && RecipeExpression.Of(text) is not null => AtItsLine(value, text, warnings),
        _ => node?.DeepClone(),
    };

    private JsonValue? AtItsLine(JsonValue value, string text, ICollection<string> warnings)
    {
        try
        {
            return JsonValue.Create(Text(text, warnings));
        }
        catch (RecipeException fault) when (fault.Line is null)
        {
            throw new RecipeException(fault.Message, recipe.LineOf(value), fault);
        }
    }

    private string? Text(string text, ICollection<string> warnings)
    {
        var result = text;
        for (var round = 0; result is not null && RecipeExpression.Of(result) is { } expression; round++)
        {
            if (round == MostRounds)
            {
                throw new RecipeException($"The expression gives an expression again, {MostRounds} times.");
            }

            if (expression.Engine is RecipeExpression.Script)
            {
                result = Run(expression.Code, warnings);
            }
            else if (expression.Engine is RecipeExpression.File)
            {
                return FileText(expression.Code, warnings);
            }
            else
            {
                warnings.Add($"'{expression.Engine}:' is no kind of expression known here; the text stays as it is.");
                return result;
            }
        }

        return result;
    }

    private string? Run(string code, ICollection<string> warnings)
    {
        var outermost = !_used.IsRunning;
        try
        {
            _used.Start();
            if (_used.Elapsed > LongestRecipe)
            {
                throw new RecipeException($"The recipe's expressions together take longer than {LongestRecipe.TotalSeconds} s.");
            }

            using var engine = new Engine(Limit);
            RecipeFunctions.GiveTo(engine, name => Variable(name, warnings), around);
            engine.Execute(RecipeFunctions.Guard);
            var value = engine.Evaluate(code, new ScriptParsingOptions { AllowReturnOutsideFunction = true, Tolerant = false });
            var text = value.IsNull() || value.IsUndefined() ? null : TypeConverter.ToString(value);
            return text is not { Length: > LongestResult } ? text : throw new RecipeException($"The expression gives more than {LongestResult} characters.");
        }
        catch (Exception fault) when (fault is JintException or ParseErrorException or TimeoutException or RegexMatchTimeoutException or InsufficientExecutionStackException)
        {
            throw new RecipeException($"The expression cannot be evaluated: {fault.Message}", fault);
        }
        finally
        {
            if (outermost)
            {
                _used.Stop();
            }
        }
    }

    private static void Limit(Options options)
    {
        options.TimeoutInterval(LongestExpression).MaxStatements(MostStatements).LimitMemory(MostMemory).LimitRecursion(DeepestCall).DisableStringCompilation();
        options.Constraints.MaxArraySize = LargestArray;
        options.Constraints.RegexTimeout = TimeSpan.FromMilliseconds(500);
    }

    private string? Variable(string name, ICollection<string> warnings)
    {
        if (_variables.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!recipe.Variables.TryGetPropertyValue(name, out var node))
        {
            throw new RecipeException($"The variable '{name}' is not defined.");
        }

        if (!_underWay.Add(name))
        {
            throw new RecipeException($"The variable '{name}' is defined by itself.");
        }

        var value = node.AsText() is { } text ? Text(text, warnings) : node?.Text();
        _underWay.Remove(name);
        return _variables[name] = value;
    }

    private string FileText(string call, ICollection<string> warnings)
    {
        if (FileCall().Match(call) is not { Success: true } match)
        {
            throw new RecipeException("A file expression is written file:text('path') or file:base64('path').");
        }

        var path = match.Groups["path"].Value;
        using var file = recipe.Files.Open(path);
        if (file is null)
        {
            warnings.Add($"The file {path} is not there; its text is taken for empty.");
            return "";
        }

        var content = Bounded.ReadAll(file, LongestFile) ?? throw new RecipeException($"The file {path} is longer than {LongestFile} bytes.");
        drawsIn(path, content);
        return match.Groups["how"].Value is "text" ? Encoding.UTF8.GetString(content).TrimStart('\uFEFF') : Convert.ToBase64String(content);
    }

    [GeneratedRegex(@"^(?<how>text|base64)\('(?<path>[^']*)'\)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex FileCall();
}
