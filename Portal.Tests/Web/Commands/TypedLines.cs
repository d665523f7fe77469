namespace Portal.Tests.Web.Commands;

/// <summary>Types a line when it is asked for: a share that the command has only just written can be typed back.</summary>
internal sealed class TypedLines(params Func<string>[] lines) : TextReader
{
    private int _at;

    public static TypedLines Of(params string[] lines) => new([.. lines.Select(line => (Func<string>)(() => line))]);

    public override string? ReadLine() => _at < lines.Length ? lines[_at++]() : null;
}
