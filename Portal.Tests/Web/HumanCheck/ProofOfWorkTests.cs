using System.Text.Json.Nodes;
using Portal.Domain.Access;
using Portal.Web.Adapters.HumanCheck;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Check 13 of the intake: every way to get a pass without its work, or two for one, is refused.</summary>
public class ProofOfWorkTests
{
    private readonly Checks _checks = new();

    [Fact]
    public async Task Verify_of_a_solved_challenge_passes_on_the_fast_lane()
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);

        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
    }

    [Fact]
    public async Task Verify_of_a_replay_is_refused()
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);
        await _checks.VerifyAsync(Checks.Proof(solved));
        var sameWithOtherBytes = Checks.Answer((HumanFields.Proof, Checks.Encode(JsonNode.Parse(" " + solved.ToJsonString())!)));

        Assert.Equal("HumanSpent", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
        Assert.Equal("HumanSpent", Checks.Code(await _checks.VerifyAsync(sameWithOtherBytes)));
    }

    [Fact]
    public async Task Verify_by_fifty_at_once_lets_exactly_one_pass()
    {
        var answer = Checks.Proof(Checks.Solve((await _checks.IssueAsync()).Json));
        using var start = new ManualResetEventSlim();
        var all = Enumerable.Range(0, 50).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return _checks.VerifyAsync(answer);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()).ToArray();
        start.Set();
        var codes = (await Task.WhenAll(all)).Select(Checks.Code).ToList();

        Assert.Equal(1, codes.Count(code => code == "Fast"));
        Assert.Equal(49, codes.Count(code => code == "HumanSpent"));
    }

    [Fact]
    public async Task Verify_after_ten_minutes_is_refused()
    {
        var early = Checks.Solve((await _checks.IssueAsync()).Json);
        var late = Checks.Solve((await _checks.IssueAsync()).Json);
        _checks.Clock.Advance(ProofOfWork.Life - TimeSpan.FromSeconds(1));
        var justInTime = Checks.Code(await _checks.VerifyAsync(Checks.Proof(early)));
        _checks.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Fast", justInTime);
        Assert.Equal("HumanExpired", Checks.Code(await _checks.VerifyAsync(Checks.Proof(late))));
    }

    /// <summary>CVE-2025-68113: salt and number stood side by side without a border, so that digits could move and a new expiry fitted in.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Verify_of_a_challenge_spliced_between_salt_and_nonce_is_refused(int digits)
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);
        await _checks.VerifyAsync(Checks.Proof(solved));
        var parameters = solved["challenge"]!["parameters"]!;
        var (salt, nonce) = ((string)parameters["salt"]!, (string)parameters["nonce"]!);

        // The digests run over the same bytes, so that the old solution would hold.
        parameters["salt"] = salt[..^digits];
        parameters["nonce"] = salt[^digits..] + nonce;

        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
    }

    [Fact]
    public async Task Verify_of_a_challenge_spliced_between_nonce_and_counter_is_refused()
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);
        var parameters = solved["challenge"]!["parameters"]!;
        parameters["nonce"] = (string)parameters["nonce"]! + "00000000";

        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
    }

    [Theory]
    [InlineData("expiresAt", "4102444800")]
    [InlineData("cost", "1")]
    [InlineData("keyPrefix", "\"\"")]
    [InlineData("keyPrefix", "\"00\"")]
    [InlineData("keyLength", "1")]
    [InlineData("algorithm", "\"SHA-1\"")]
    [InlineData("data", "{\"place\":\"AccountForm\"}")]
    [InlineData("salt", "\"00?expires=4102444800&\"")]
    [InlineData("nonce", "\"\"")]
    public async Task Verify_of_a_challenge_with_a_changed_parameter_is_refused(string name, string value)
    {
        var challenge = JsonNode.Parse((await _checks.IssueAsync()).Json)!;
        challenge["parameters"]![name] = JsonNode.Parse(value);

        // Solved under the changed terms as far as they can be.
        var key = Convert.ToHexStringLower(ProofOfWork.DeriveKey([], [], 0, 1));
        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(Checks.Payload(challenge, 0, key)))));
    }

    [Fact]
    public async Task Verify_at_lowered_cost_with_the_work_of_that_cost_is_refused()
    {
        var challenge = JsonNode.Parse((await _checks.IssueAsync()).Json)!;
        var parameters = challenge["parameters"]!;
        parameters["cost"] = 1;
        var key = ProofOfWork.DeriveKey(
            Convert.FromHexString((string)parameters["salt"]!), Convert.FromHexString((string)parameters["nonce"]!), 7, 1);
        parameters["keyPrefix"] = Convert.ToHexStringLower(key)[..32];

        Assert.Equal(
            "HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(Checks.Payload(challenge, 7, Convert.ToHexStringLower(key))))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Verify_with_a_wrong_signature_is_refused(string signature)
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);
        solved["challenge"]!["signature"] = signature;

        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
    }

    [Fact]
    public async Task Verify_of_a_challenge_for_the_other_place_is_refused()
    {
        var solved = Checks.Solve((await _checks.IssueAsync(HumanPlace.AccountForm)).Json);

        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved), HumanPlace.AccountForm)));
    }

    [Fact]
    public async Task Verify_of_a_wrong_solution_is_refused_and_spends_nothing()
    {
        var challenge = (await _checks.IssueAsync()).Json;
        var solved = Checks.Solve(challenge);
        var wrongCounter = solved.DeepClone();
        wrongCounter["solution"]!["counter"] = (uint)wrongCounter["solution"]!["counter"]! + 1;
        var wrongKey = solved.DeepClone();
        wrongKey["solution"]!["derivedKey"] = (string)JsonNode.Parse(challenge)!["parameters"]!["keyPrefix"]!;

        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(wrongCounter))));
        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Proof(wrongKey))));
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(Checks.Proof(solved))));
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoiYWEiLCJudW1iZXIiOjEsInNhbHQiOiJhYSIsInNpZ25hdHVyZSI6ImFhIn0=")]
    public async Task Verify_of_what_is_no_payload_is_refused(string posted) =>
        Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Answer((HumanFields.Proof, posted)))));

    [Fact]
    public async Task Verify_with_a_field_more_or_twice_is_refused()
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json).ToJsonString();
        string[] changed =
        [
            solved.Replace("\"cost\":", "\"cost\":1,\"cost\":", StringComparison.Ordinal),
            solved.Replace("\"cost\":", "\"parallelism\":1,\"cost\":", StringComparison.Ordinal),
        ];

        foreach (var text in changed)
        {
            var posted = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
            Assert.Equal("HumanProofWrong", Checks.Code(await _checks.VerifyAsync(Checks.Answer((HumanFields.Proof, posted)))));
        }
    }

    [Fact]
    public async Task Spent_challenges_are_forgotten_once_they_have_expired()
    {
        await _checks.VerifyAsync(Checks.Proof(Checks.Solve((await _checks.IssueAsync()).Json)));
        _checks.Clock.Advance(ProofOfWork.Life + TimeSpan.FromMinutes(1));
        await _checks.VerifyAsync(Checks.Proof(Checks.Solve((await _checks.IssueAsync()).Json)));

        Assert.Equal(1, _checks.Spent.Count);
    }
}
