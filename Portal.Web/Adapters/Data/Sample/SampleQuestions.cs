using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Adapters.Data.Sample;

/// <summary>A question of <c>content/sample/questions.json</c>; days are counted back from today, so that the sample city never looks deserted.</summary>
internal sealed record SampleQuestion(string Title, string Body, QuestionCategory Category, string Department, int AskedDaysAgo, int? AnsweredAfter, string Answer);

/// <summary>Questions and answers of the sample city. Only Development calls this, after the city itself is there; nobody stands behind them, so no code opens them.</summary>
internal sealed class SampleQuestions(PortalDb db, WorkingDays days, QuestionRules rules, TimeProvider time)
{
    private static readonly string FilePath = Path.Combine(AppContext.BaseDirectory, "content", "sample", "questions.json");

    public async Task SeedAsync(SampleCity city, CancellationToken cancellationToken)
    {
        if (await db.PublicQuestions.AnyAsync(cancellationToken))
        {
            return;
        }

        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Name, d => d.Id, cancellationToken);
        var names = city.Departments.ToDictionary(d => d.Key, d => d.Name, StringComparer.Ordinal);
        await using var file = File.OpenRead(FilePath);
        foreach (var sample in await JsonSerializer.DeserializeAsync<List<SampleQuestion>>(file, SampleCity.Json, cancellationToken) ?? [])
        {
            var question = Make(sample);
            if (departments.TryGetValue(names[sample.Department], out var department))
            {
                question.Assign(department);
            }

            Answer(question, sample);
            db.PublicQuestions.Add(question);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private PublicQuestion Make(SampleQuestion sample)
    {
        var on = time.Today().AddDays(-sample.AskedDaysAgo);
        return new PublicQuestion(
            Guid.CreateVersion7(), Guid.NewGuid().ToByteArray(), sample.Category, "", sample.Title, sample.Body, mayBePublic: true, "", on.Begin().AddHours(10), on, days.After(on, rules.AnswerDays));
    }

    private void Answer(PublicQuestion question, SampleQuestion sample)
    {
        if (sample.AnsweredAfter is not { } after)
        {
            return;
        }

        var on = question.AskedOn.AddDays(after);
        question.Draft(Guid.NewGuid(), new ReplyText(ReplyWay.Public, sample.Title, sample.Body, sample.Answer));
        question.Approve(Guid.NewGuid(), on.Begin().AddHours(15), on, days.Between(question.AskedOn, on));
    }
}
