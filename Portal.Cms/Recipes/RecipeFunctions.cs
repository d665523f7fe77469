using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Acornima.Ast;
using Jint;
using Portal.Cms.Content;

namespace Portal.Cms.Recipes;

/// <summary>The functions that an expression may call besides JavaScript's own. Orchard's others, which query, write or decrypt, are not there.</summary>
internal static class RecipeFunctions
{
    private const int LongestText = 4 * 1024 * 1024;
    private const int TokenBytes = 96;

    /// <summary>One call of these makes a text of any length before a limit on memory is looked at.</summary>
    public static Prepared<Script> Guard { get; } = Engine.PrepareScript(
        """
        ((text, number, most) => {
          for (const name of ['repeat', 'padStart', 'padEnd']) {
            const own = text.prototype[name], call = own.call.bind(own);
            text.prototype[name] = function (count, filler) {
              const whole = text(this), times = number(count);
              if ((name === 'repeat' ? whole.length * times : times) > most) throw new RangeError('The text is too long.');
              return filler === undefined ? call(whole, times) : call(whole, times, text(filler));
            };
          }
        })(String, Number, 4194304);
        """);

    public static void GiveTo(Engine engine, Func<string, string?> variables, RecipeSurroundings around)
    {
        engine.SetValue("uuid", ContentId.New);
        engine.SetValue("base64", (Func<string, string>)(text => Encoding.UTF8.GetString(FromBase64(text))));
        engine.SetValue("html", (Func<string, string>)WebUtility.HtmlDecode);
        engine.SetValue("gzip", (Func<string, string>)Unzipped);
        engine.SetValue("variables", variables);
        engine.SetValue("parameters", (Func<string, string?>)(name => around.Parameters.GetValueOrDefault(name)));
        engine.SetValue("configuration", (Func<string, string?, string?>)((key, otherwise) => around.Configuration(key) ?? otherwise));
        engine.SetValue("getUrlPrefix", (Func<string?, string>)(path => "/" + (path ?? "").Trim().TrimStart('/')));
        engine.SetValue("createWorkflowToken", (Func<string, string, int, string>)((_, _, _) => WorkflowToken()));
        engine.SetValue("log", (Action<string, string>)((_, _) => { }));
    }

    /// <summary>Workflows do not run here: the token opens nothing, and is there so that a form's address has the form that it has elsewhere.</summary>
    private static string WorkflowToken() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException fault)
        {
            throw new RecipeException("The text is no base64.", fault);
        }
    }

    private static string Unzipped(string text)
    {
        using var zipped = new GZipStream(new MemoryStream(FromBase64(text)), CompressionMode.Decompress);
        try
        {
            return Encoding.UTF8.GetString(Bounded.ReadAll(zipped, LongestText) ?? throw new RecipeException($"The unzipped text is longer than {LongestText} bytes."));
        }
        catch (InvalidDataException fault)
        {
            throw new RecipeException("The text is not zipped.", fault);
        }
    }
}

/// <summary>What a recipe may ask of the place where it runs.</summary>
/// <param name="Parameters">The values of a set-up.</param>
/// <param name="Configuration">A value of the configuration by its key, null for every key that is not on the list of those that recipes may read.</param>
internal sealed record RecipeSurroundings(IReadOnlyDictionary<string, string> Parameters, Func<string, string?> Configuration);
