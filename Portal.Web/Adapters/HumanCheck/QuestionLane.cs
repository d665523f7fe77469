using System.Globalization;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// The way without script: a form at least 20 seconds old, and one question. An answered question is spent, right or wrong, so that nobody tries
/// all three options of one; the next question of the same form keeps its age, so that nobody waits twice.
/// </summary>
internal sealed class QuestionLane(
    QuestionPool pool, QuestionForms forms, ISpentChallenges spent, Admission admission, TimeProvider time)
{
    public static readonly TimeSpan MinAge = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a draft lives: who lets a form lie loses the draft before the question.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(4);

    public HumanQuestion Issue(HumanPlace place, HumanAnswer? previous)
    {
        var old = previous is null ? null : Ours(previous, place);

        // Sent too fast, a question is not spent: the same one comes back with the same tick.
        if (old is not null && Age(old) < MinAge && pool.Find(old.Question) is { } same)
        {
            return Show(old, same, Choice(previous!));
        }

        var question = pool.Draw();
        return Show(new QuestionForm(place, old?.OpenedAt ?? time.GetUtcNow(), question.Id, QuestionForms.NewSeed()), question, null);
    }

    public async Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken)
    {
        if (Choice(answer) is not { } choice)
        {
            return HumanRefusals.Missing;
        }

        if (Ours(answer, place) is not { } form || pool.Find(form.Question) is not { } question)
        {
            return HumanRefusals.Expired;
        }

        var age = Age(form);
        if (age < MinAge)
        {
            return HumanRefusals.TooFast((int)Math.Ceiling((MinAge - age).TotalSeconds));
        }

        if (!await spent.TrySpendAsync("question:" + form.Seed, form.OpenedAt + MaxAge, cancellationToken))
        {
            return HumanRefusals.Spent;
        }

        if (forms.Order(form)[choice] != question.Right)
        {
            return HumanRefusals.QuestionWrong;
        }

        return new HumanPass(admission.TryTake() ? HumanLane.Fast : HumanLane.Slow);
    }

    private HumanQuestion Show(QuestionForm form, SafetyQuestion question, int? chosen) =>
        new(forms.Write(form), question.Ask, InOrder(form, question.Options), chosen, new QuestionWords(question.English.Ask, InOrder(form, question.English.Options)));

    private string[] InOrder(QuestionForm form, IReadOnlyList<string> options) => [.. forms.Order(form).Select(position => options[position])];

    private QuestionForm? Ours(HumanAnswer answer, HumanPlace place) =>
        forms.Read(answer[HumanFields.Form]) is { } form && form.Place == place && Age(form) < MaxAge ? form : null;

    private TimeSpan Age(QuestionForm form) => time.GetUtcNow() - form.OpenedAt;

    private static int? Choice(HumanAnswer answer) =>
        int.TryParse(answer[HumanFields.Choice], NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
        && choice < QuestionPool.OptionCount
            ? choice
            : null;
}
