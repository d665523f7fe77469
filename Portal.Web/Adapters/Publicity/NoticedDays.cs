using System.Text.Json;
using Portal.Domain.Calendar;

namespace Portal.Web.Adapters.Publicity;

/// <summary>Reads the days that the State Council's notices name, from <c>content/calendar/working-days.json</c>. A year without a notice is not guessed.</summary>
internal static class NoticedDays
{
    public static WorkingDays Load(string path)
    {
        var years = JsonSerializer.Deserialize<List<Year>>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? [];
        var named = new Dictionary<DateOnly, bool>();
        foreach (var year in years)
        {
            year.Free.ForEach(day => named[day] = false);
            year.Worked.ForEach(day => named[day] = true);
        }

        return new WorkingDays(named);
    }

    private sealed record Year(List<DateOnly> Free, List<DateOnly> Worked);
}
