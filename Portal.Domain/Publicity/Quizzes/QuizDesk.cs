using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Publicity.Quizzes;

/// <summary>What the acts on quizzes share.</summary>
public static class QuizDesk
{
    public const string Purpose = "quiz";
    public const string SeedPurpose = "quiz-seed";

    private const int ShownEachSide = 2;
    private const int ShownOfTelephone = 3;
    private const int LengthOfTelephone = 11;

    /// <summary>A seal is bound to an id; a quiz has a content item's.</summary>
    public static Guid OwnerOf(string quizId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(quizId)).AsSpan(0, 16));

    /// <summary>138****5678: enough for its owner to know it, not for anybody else to use it.</summary>
    public static string Masked(string contact)
    {
        var (before, after) = contact.Length >= LengthOfTelephone ? (ShownOfTelephone, ShownOfTelephone + 1) : contact.Length > 2 * ShownEachSide ? (ShownEachSide, ShownEachSide) : (0, 0);
        return contact[..before] + "****" + contact[(contact.Length - after)..];
    }
}
