using System.Globalization;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>How a register's list, narrowed, stands in an address: everything is in it, so that it can be sent to somebody.</summary>
internal static class RegisterAddress
{
    public const string Words = "q";
    public const string State = "state";
    public const string Page = "p";

    /// <summary>The key of a place that lists are narrowed by: <c>Objects.District</c> is <c>objects-district</c>.</summary>
    public static string KeyOf(string place) => place.Replace('.', '-').ToLowerInvariant();

    public static RegisterFilter Read(ProgrammeRegister register, IQueryCollection query)
    {
        var chosen = register.Filters.Select(place => (place, Value: query[KeyOf(place)].ToString().Trim()))
            .Where(one => one.Value.Length is > 0 and <= ProgrammeValue.LongestValue).ToDictionary(one => one.place, one => one.Value, StringComparer.Ordinal);
        var words = query[Words].ToString().Trim();
        var state = Enum.TryParse<StandingKind>(query[State].ToString(), ignoreCase: true, out var kind) && StandingRules.Choices(register.Rule).Contains(kind) ? kind : StandingKind.None;
        return new RegisterFilter(chosen, words.Length <= RegisterFilter.LongestWords ? words : words[..RegisterFilter.LongestWords], state);
    }

    public static int ReadPage(IQueryCollection query) => int.TryParse(query[Page], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1;

    /// <summary>The query of an address, with its question mark, or nothing.</summary>
    public static string Write(RegisterFilter filter, int page = 1) => QueryString.Create(Parts(filter, page)).ToUriComponent();

    private static IEnumerable<KeyValuePair<string, string?>> Parts(RegisterFilter filter, int page)
    {
        if (filter.Words.Length > 0)
        {
            yield return new(Words, filter.Words);
        }

        foreach (var (place, value) in filter.Chosen)
        {
            yield return new(KeyOf(place), value);
        }

        if (filter.Standing is not StandingKind.None)
        {
            yield return new(State, filter.Standing.ToString().ToLowerInvariant());
        }

        if (page > 1)
        {
            yield return new(Page, page.ToString(CultureInfo.InvariantCulture));
        }
    }
}
