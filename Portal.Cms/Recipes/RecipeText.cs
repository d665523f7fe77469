using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Cms.Recipes;

/// <summary>Reads a recipe's JSON together with the line on which each text and each object stands, so that a fault can be shown where it is.</summary>
internal sealed class RecipeText
{
    /// <summary>No recipe of any known site comes near it.</summary>
    public const int LongestFile = 32 * 1024 * 1024;

    private readonly byte[] _utf8;
    private readonly Dictionary<JsonNode, int> _lines = new(ReferenceEqualityComparer.Instance);
    private int _counted;
    private int _line = 1;

    private RecipeText(byte[] utf8) => _utf8 = utf8;

    public int? LineOf(JsonNode node) => _lines.TryGetValue(node, out var line) ? line : null;

    /// <exception cref="RecipeException">It is no JSON, or too long.</exception>
    public static (JsonNode? Root, RecipeText Text) Parse(byte[] file)
    {
        if (file.Length > LongestFile)
        {
            throw new RecipeException($"The recipe is longer than {LongestFile} bytes.");
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = new RecipeText(file.AsSpan().StartsWith(mark) ? file[mark.Length..] : file);
        var reader = new Utf8JsonReader(text._utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 200 });
        try
        {
            reader.Read();
            var root = text.Node(ref reader);
            while (reader.Read())
            {
                // Only what may follow the root is let through: anything else is a fault that the reader itself throws.
            }

            return (root, text);
        }
        catch (JsonException fault)
        {
            throw new RecipeException($"The recipe is no JSON: {fault.Message}", (int?)fault.LineNumber + 1, fault);
        }
        catch (InvalidOperationException fault)
        {
            throw new RecipeException("The recipe holds a text that is no Unicode.", text.Line((int)reader.TokenStartIndex), fault);
        }
    }

    private JsonNode? Node(ref Utf8JsonReader reader)
    {
        var line = Line((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                _lines[members] = line;
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();

                    // A name that comes twice counts as it stands last, as Orchard's reader has it.
                    members[name] = Node(ref reader);
                }

                return members;
            case JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    list.Add(Node(ref reader));
                }

                return list;
            case JsonTokenType.String:
                var text = JsonValue.Create(reader.GetString());
                _lines[text!] = line;
                return text;
            case JsonTokenType.Null:
                return null;
            default:
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
        }
    }

    private int Line(int at)
    {
        _line += _utf8.AsSpan(_counted, at - _counted).Count((byte)'\n');
        _counted = at;
        return _line;
    }
}
