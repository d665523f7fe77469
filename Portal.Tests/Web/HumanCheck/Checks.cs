using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>The site's own human check, put together as the registration does, with a clock and a network that the test owns.</summary>
internal sealed class Checks : IInstanceSecrets, INetworkHints
{
    public Checks()
    {
        Spent = new MemorySpentChallenges(Clock);
        Price = new ProofPrice(new NetworkCounters(Clock), Clock);
        Proofs = new ProofOfWork(this, Spent, Price, Clock);
        Forms = new QuestionForms(this);
        Check = new ProofCheck(Proofs, new QuestionLane(Pool, Forms, Spent, new Admission(Clock), Clock), new ProofAdmission(Clock), this);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public NetworkHint Current { get; set; } = NetworkHint.Off;

    public MemorySpentChallenges Spent { get; }

    public ProofPrice Price { get; }

    public ProofOfWork Proofs { get; }

    public QuestionForms Forms { get; }

    public ProofCheck Check { get; }

    public static QuestionPool Pool { get; } =
        QuestionPool.Read(Path.Combine(AppContext.BaseDirectory, "content", "human-questions.json"));

    /// <summary>Printable, so that the foreign library, which takes a string as its key, can be given the same.</summary>
    public static string KeyText(string label, int length) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(label)))[..length];

    public byte[] Derive(string label, int length) => Encoding.UTF8.GetBytes(KeyText(label, length));

    public async Task<ProofChallenge> IssueAsync(HumanPlace place = HumanPlace.Report, HumanAnswer? previous = null) =>
        (ProofChallenge)await Check.IssueAsync(place, previous, TestContext.Current.CancellationToken);

    public Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place = HumanPlace.Report) =>
        Check.VerifyAsync(answer, place, TestContext.Current.CancellationToken);

    public static HumanAnswer Answer(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));

    public static HumanAnswer Proof(JsonNode payload) => Answer((HumanFields.Proof, Encode(payload)));

    public static string Encode(JsonNode payload) => Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.ToJsonString()));

    /// <summary>Searches as any solver would, over the wire text alone.</summary>
    public static JsonObject Solve(string challengeJson)
    {
        var challenge = JsonNode.Parse(challengeJson)!;
        var parameters = challenge["parameters"]!;
        var salt = Convert.FromHexString((string)parameters["salt"]!);
        var nonce = Convert.FromHexString((string)parameters["nonce"]!);
        for (uint counter = 0; ; counter++)
        {
            var key = Convert.ToHexStringLower(ProofOfWork.DeriveKey(salt, nonce, counter, (int)parameters["cost"]!));
            if (key.StartsWith((string)parameters["keyPrefix"]!, StringComparison.Ordinal))
            {
                return Payload(challenge, counter, key);
            }
        }
    }

    public static JsonObject Payload(JsonNode challenge, uint counter, string key) => new()
    {
        ["challenge"] = challenge.DeepClone(),
        ["solution"] = new JsonObject { ["counter"] = counter, ["derivedKey"] = key, ["time"] = 12.5 },
    };

    /// <summary>The fields of a form without script, answered right or wrong.</summary>
    public HumanAnswer AnswerTo(HumanQuestion shown, bool right = true)
    {
        var form = Forms.Read(shown.Form)!;
        var place = Forms.Order(form).ToList().IndexOf(Pool.Find(form.Question)!.Right);
        return Answer((HumanFields.Form, shown.Form), (HumanFields.Choice, (right ? place : (place + 1) % 3).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static string Code(Outcome<HumanPass> outcome) => outcome.IsRefused ? outcome.Refusals.Single().Code : outcome.Value.Lane.ToString();

    public static int Cost(ProofChallenge challenge) => JsonDocument.Parse(challenge.Json).RootElement.GetProperty("parameters").GetProperty("cost").GetInt32();
}
