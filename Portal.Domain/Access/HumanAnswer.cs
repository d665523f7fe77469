namespace Portal.Domain.Access;

/// <summary>The fields that a human check may have put into a form. The reader of the form keeps those of <see cref="Names"/>.</summary>
public static class HumanFields
{
    public const string Proof = "altcha";
    public const string Form = "human_form";
    public const string Choice = "human_choice";
    public const string Recaptcha = "g-recaptcha-response";

    /// <summary>Shown to nobody: only a program that fills everything fills it.</summary>
    public const string Trap = "human_website";

    /// <summary>A longer value is not one of ours.</summary>
    public const int MaxLength = 8192;

    public static IReadOnlyList<string> Names { get; } = [Proof, Form, Choice, Recaptcha, Trap];
}

/// <summary>What a form brought back for the check; each provider reads its own fields.</summary>
public sealed class HumanAnswer(IReadOnlyDictionary<string, string> fields)
{
    public static HumanAnswer Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Empty when the field is missing or longer than any answer of ours.</summary>
    public string this[string name] =>
        fields.TryGetValue(name, out var value) && value.Length <= HumanFields.MaxLength ? value.Trim() : "";

    /// <summary>Answers are never written into a log, whoever formats them.</summary>
    public override string ToString() => nameof(HumanAnswer);
}
