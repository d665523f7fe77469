using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>What the token of a question says: where it may be used, since when the form is open, which question, and the seed of its order.</summary>
internal sealed record QuestionForm(HumanPlace Place, DateTimeOffset OpenedAt, string Question, string Seed);

/// <summary>
/// Writes and reads that token: <c>place.seconds.question.seed.mac</c>. No part can hold the point that divides them, and the MAC covers all of it.
/// </summary>
internal sealed class QuestionForms(IInstanceSecrets secrets)
{
    private const int SeedLength = 16;

    private readonly byte[] _key = secrets.Derive(InstanceLabel.HumanQuestion, 32);

    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedLength));

    public string Write(QuestionForm form)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture, $"{form.Place}.{form.OpenedAt.ToUnixTimeSeconds()}.{form.Question}.{form.Seed}");
        return body + "." + Mac("form", body);
    }

    /// <summary>Null for what is not ours.</summary>
    public QuestionForm? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 5)
        {
            return null;
        }

        var body = token[..token.LastIndexOf('.')];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[4]), Encoding.UTF8.GetBytes(Mac("form", body))))
        {
            return null;
        }

        return new QuestionForm(
            Enum.Parse<HumanPlace>(parts[0]),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)),
            parts[2],
            parts[3]);
    }

    /// <summary>In which order this form shows the options: positions of the file. The seed alone does not tell it.</summary>
    public IReadOnlyList<int> Order(QuestionForm form)
    {
        var draw = Convert.FromHexString(Mac("order", form.Question + "." + form.Seed));
        int[] order = [0, 1, 2];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = draw[i] % (i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private string Mac(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose + ":" + text)));
}
