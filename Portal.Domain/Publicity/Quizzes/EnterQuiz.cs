using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>What came of it.</summary>
/// <param name="Rights">Question by question.</param>
/// <param name="Number">The number in the draw; empty where one is not in it.</param>
/// <param name="WasHere">The contact has taken part before: only the first time counts.</param>
public sealed record QuizResult(Quiz Quiz, int Right, IReadOnlyList<bool> Rights, bool Passed, string Number, bool WasHere);

/// <summary>Answers a quiz: scored at once, with or without a contact for the draw.</summary>
/// <param name="Answers">The places of the chosen options, question by question.</param>
[OpenToAnyone("Anybody may take part; the page in front asks for the human check.")]
public sealed record EnterQuiz(string QuizId, IReadOnlyList<IReadOnlyList<int>> Answers, string Contact) : IAct<QuizResult>
{
    public override string ToString() => nameof(EnterQuiz);
}

internal sealed class EnterQuizValidator : AbstractValidator<EnterQuiz>
{
    private const int Shortest = 5;
    private const int Longest = 100;

    public EnterQuizValidator() => RuleFor(e => e.Contact).Must(c => c.Trim().Length is 0 or (>= Shortest and <= Longest)).WithErrorCode("QuizContact").WithState(_ => new object[] { Shortest, Longest });
}

internal sealed class EnterQuizHandler(IPortalDb db, IQuizShelf shelf, IContactSeal seal, IInstanceSecrets secrets, TimeProvider time) : IRequestHandler<EnterQuiz, Outcome<QuizResult>>
{
    public async Task<Outcome<QuizResult>> Handle(EnterQuiz request, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        if (await shelf.FindAsync(request.QuizId, cancellationToken) is not { } quiz)
        {
            return new Refusal("NotThere");
        }

        if (quiz.StateAt(now) is not QuizState.Open)
        {
            return new Refusal("QuizNotOpen");
        }

        var missing = Enumerable.Range(0, quiz.Questions.Count).Where(i => i >= request.Answers.Count || request.Answers[i].Count == 0).ToList();
        if (missing.Count > 0)
        {
            return Outcome<QuizResult>.Refused([.. missing.Select(i => new Refusal("QuizUnanswered", $"q{i + 1}", i + 1))]);
        }

        bool[] rights = [.. quiz.Questions.Select((question, i) => question.IsRight(request.Answers[i]))];
        var right = rights.Count(is_ => is_);
        var (id, contact) = (Guid.NewGuid(), request.Contact.Trim());
        var tag = contact.Length == 0 ? null : TagOf(quiz.Id, contact);
        var wasHere = tag is not null && await db.QuizEntries.AnyAsync(e => e.QuizId == quiz.Id && e.ContactTag == tag, cancellationToken);
        var passed = quiz.Passes(right);
        var isInDraw = quiz.HasDraw && passed && tag is not null && !wasHere;
        if (!wasHere)
        {
            db.QuizEntries.Add(new QuizEntry(id, quiz.Id, right, time.Today(), tag, tag is null ? "" : seal.Seal(QuizDesk.Purpose, id, contact), isInDraw));
        }

        if (quiz.HasDraw && !await db.QuizDraws.AnyAsync(d => d.QuizId == quiz.Id, cancellationToken))
        {
            var seed = ProvableDraw.NewSeed();
            db.QuizDraws.Add(new QuizDraw(quiz.Id, ProvableDraw.Commit(seed), seal.Seal(QuizDesk.SeedPurpose, QuizDesk.OwnerOf(quiz.Id), seed), now));
        }

        return new QuizResult(quiz, right, rights, passed, isInDraw ? QuizEntry.NumberOf(id) : "", wasHere);
    }

    /// <summary>Written in another way it is the same telephone: only letters and digits count.</summary>
    private byte[] TagOf(string quizId, string contact)
    {
        var plain = string.Concat(contact.ToUpperInvariant().Where(char.IsLetterOrDigit));
        return HMACSHA256.HashData(secrets.Derive(InstanceLabel.QuizContact, 32), Encoding.UTF8.GetBytes($"{quizId}\n{plain}"));
    }
}
