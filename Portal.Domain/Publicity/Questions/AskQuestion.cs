using System.Text.Json;
using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>What the asker takes along.</summary>
public sealed record QuestionReceipt(PublicCode Code, string Number, DateOnly AskedOn, DateOnly DueOn, int ContactDays);

/// <summary>Who asked, as far as that was told.</summary>
public sealed record QuestionPerson(string Name, string Contact);

/// <summary>A question of somebody without an account, with or without a name.</summary>
/// <param name="Category">As the form sends it: the number of a <see cref="QuestionCategory"/>.</param>
/// <param name="Sure">The asker has read that a danger is better reported, and still asks.</param>
[OpenToAnyone("Anybody may ask the city; the page in front asks for the human check.")]
public sealed record AskQuestion(string Category, string District, string Title, string Body, bool MayBePublic, string Name, string Contact, bool Sure) : IAct<QuestionReceipt>;

internal sealed class AskQuestionValidator : AbstractValidator<AskQuestion>
{
    public const int LongestTitle = 60;
    public const int LongestBody = 2000;
    public const int LongestName = 40;
    public const int LongestContact = 100;

    private const int ShortestTitle = 4;
    private const int ShortestBody = 10;

    public AskQuestionValidator()
    {
        RuleFor(q => q.Category).Must(IsCategory).WithErrorCode("QuestionCategory");
        RuleFor(q => q.Title).Must(t => t.Trim().Length is >= ShortestTitle and <= LongestTitle).WithErrorCode("QuestionTitle").WithState(_ => new object[] { ShortestTitle, LongestTitle });
        RuleFor(q => q.Body).Must(t => t.Trim().Length is >= ShortestBody and <= LongestBody).WithErrorCode("QuestionBody").WithState(_ => new object[] { ShortestBody, LongestBody });
        RuleFor(q => q.Name).Must(t => t.Trim().Length <= LongestName).WithErrorCode("QuestionName").WithState(_ => new object[] { LongestName });
        RuleFor(q => q.Contact).Must(t => t.Trim().Length <= LongestContact).WithErrorCode("QuestionContact").WithState(_ => new object[] { LongestContact });
        RuleFor(q => q.Sure).Must((question, sure) => sure || !HazardWords.TellOfDanger(question.Title + "\n" + question.Body)).WithErrorCode("QuestionIsReport");
    }

    private static bool IsCategory(string text) => Enum.TryParse<QuestionCategory>(text, out var category) && Enum.IsDefined(category);
}

internal sealed class AskQuestionHandler(IPortalDb db, ICityPlaces places, IContactSeal seal, IInstanceSecrets secrets, WorkingDays days, QuestionRules rules, TimeProvider time)
    : IRequestHandler<AskQuestion, Outcome<QuestionReceipt>>
{
    public async Task<Outcome<QuestionReceipt>> Handle(AskQuestion request, CancellationToken cancellationToken)
    {
        var districts = await places.DistrictsAsync(cancellationToken);
        if (request.District.Length > 0 && districts.All(d => d.Code != request.District))
        {
            return new Refusal("QuestionDistrict", "District");
        }

        var (id, code, today) = (Guid.CreateVersion7(), PublicCode.Create(), time.Today());
        var person = new QuestionPerson(request.Name.Trim(), request.Contact.Trim());
        var question = new PublicQuestion(
            id,
            code.Tag(secrets, InstanceLabel.QuestionCode),
            Enum.Parse<QuestionCategory>(request.Category),
            request.District,
            request.Title.Trim(),
            request.Body.Trim(),
            request.MayBePublic,
            person is { Name: "", Contact: "" } ? "" : seal.Seal(QuestionWork.Purpose, id, JsonSerializer.Serialize(person)),
            time.UtcNow(),
            today,
            days.After(today, rules.AnswerDays));
        db.PublicQuestions.Add(question);
        await db.SaveChangesAsync(cancellationToken);
        return new QuestionReceipt(code, question.Number, question.AskedOn, question.DueOn, rules.ContactDays);
    }
}
