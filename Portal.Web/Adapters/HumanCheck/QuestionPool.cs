using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Domain.Access;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>A question of everyday safety that most people answer at once.</summary>
/// <param name="Right">The position of the right option as the file has them.</param>
/// <param name="English">The same question and options, in the same order.</param>
internal sealed record SafetyQuestion(string Id, string Ask, IReadOnlyList<string> Options, int Right, QuestionWords English);

/// <summary>The questions of <c>content/human-questions.json</c>, read once at start.</summary>
internal sealed class QuestionPool
{
    public const int OptionCount = 3;

    private readonly FrozenDictionary<string, SafetyQuestion> _byId;

    public QuestionPool(IReadOnlyList<SafetyQuestion> questions)
    {
        if (questions.Count == 0 || questions.Any(q => q.Options.Count != OptionCount || q.English?.Options.Count != OptionCount || q.Right is < 0 or >= OptionCount))
        {
            throw new InvalidDataException($"Every question of the human check needs {OptionCount} options, one of them right, in both languages.");
        }

        All = questions;
        _byId = questions.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<SafetyQuestion> All { get; }

    public static QuestionPool Read(string path)
    {
        using var file = File.OpenRead(path);
        return new QuestionPool(JsonSerializer.Deserialize<List<SafetyQuestion>>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{path} holds no questions."));
    }

    public SafetyQuestion Draw() => All[RandomNumberGenerator.GetInt32(All.Count)];

    public SafetyQuestion? Find(string id) => _byId.GetValueOrDefault(id);
}
