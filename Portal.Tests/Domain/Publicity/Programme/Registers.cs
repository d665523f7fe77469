using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Programme;

namespace Portal.Tests.Domain.Publicity.Programme;

/// <summary>Entries of registers as rules see them, without a site.</summary>
internal static class Registers
{
    public static RegisterFacts Facts(string type, params (string Field, string[] Values)[] values) =>
        new(ProgrammeRegisters.Of(type)!, values.ToDictionary(v => v.Field, v => (IReadOnlyList<string>)v.Values, StringComparer.Ordinal));

    public static RegisterItem Item(RegisterFacts facts) => new(
        new PublicLine("x", facts.Register.Type, "标题", "programme/x", "", DateTime.UnixEpoch, DateTime.UnixEpoch, null, ""), facts, ClockFacts.Nothing);

    public static DateOnly Day(string text) => FactText.Day(text) ?? throw new FormatException(text);
}
