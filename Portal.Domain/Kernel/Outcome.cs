namespace Portal.Domain.Kernel;

/// <summary>
/// Why an act was not done. <paramref name="Code"/> is stable and is the key of the Chinese message in the site's resources;
/// <paramref name="Field"/> names the input it belongs to, or is empty when it concerns the whole request.
/// <paramref name="Arguments"/> fill the message's places.
/// </summary>
public sealed record Refusal(string Code, string Field = "", params object[] Arguments)
{
    public Refusal At(string field) => this with { Field = field };
}

/// <summary>What the pipeline needs to turn any answer into a refusal without knowing its value type.</summary>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    bool IsRefused { get; }
    IReadOnlyList<Refusal> Refusals { get; }
    static abstract TSelf Refused(IReadOnlyList<Refusal> refusals);
}

/// <summary>The value of an act, or the refusals that stopped it. Exceptions stay for bugs and lost infrastructure.</summary>
public sealed class Outcome<T> : IOutcome<Outcome<T>>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        _value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsRefused => Refusals.Count > 0;

    /// <summary>The value. Reading it after a refusal is a bug and throws.</summary>
    public T Value => IsRefused
        ? throw new InvalidOperationException($"Refused: {string.Join(", ", Refusals.Select(r => r.Code))}")
        : _value!;

    public static Outcome<T> Done(T value) => new(value, []);

    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    public static implicit operator Outcome<T>(T value) => Done(value);

    public static implicit operator Outcome<T>(Refusal refusal) => Refused([refusal]);
}

/// <summary>The answer of an act that has nothing to tell but that it was done.</summary>
public readonly record struct Nothing;
