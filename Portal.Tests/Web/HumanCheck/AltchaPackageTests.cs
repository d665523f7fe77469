using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Domain.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>Our challenges against the solvers of the npm package, and our solver against its verifier, under node.</summary>
public class AltchaPackageTests
{
    private readonly Checks _checks = new();

    /// <summary>A worker script sees <c>self</c>: node gets one that answers on the standard output.</summary>
    private const string AskWorker =
        """
        import { readFileSync } from 'node:fs';
        import { webcrypto } from 'node:crypto';
        globalThis.crypto ??= webcrypto;
        globalThis.self = globalThis;
        globalThis.postMessage = (answer) => console.log(JSON.stringify(answer));
        const challenge = JSON.parse(readFileSync(0, 'utf8'));
        await import(process.argv[1]);
        await self.onmessage({ data: { type: 'work', challenge, counterStart: 0, counterStep: 1, timeout: 60000 } });
        """;

    private const string AskVerifier =
        """
        import { readFileSync } from 'node:fs';
        import { webcrypto } from 'node:crypto';
        globalThis.crypto ??= webcrypto;
        const { verifySolution, sha } = await import(process.argv[1]);
        const { challenge, solution } = JSON.parse(readFileSync(0, 'utf8'));
        Date.now = () => (challenge.parameters.expiresAt - 1) * 1000;
        const result = await verifySolution({ challenge, solution, deriveKey: sha.deriveKey, hmacSignatureSecret: process.argv[2] });
        console.log(JSON.stringify(result));
        """;

    [Theory]
    [InlineData("Portal.Web/wwwroot/js/human-worker.js")]
    [InlineData("node_modules/altcha/dist/workers/sha.js")]
    public async Task Challenge_solved_by_a_worker_passes(string worker)
    {
        var challenge = (await _checks.IssueAsync()).Json;
        var solution = await NodeAsync(AskWorker, challenge, Script(worker));

        var posted = new JsonObject { ["challenge"] = JsonNode.Parse(challenge), ["solution"] = JsonNode.Parse(solution) };
        Assert.Equal("Fast", Checks.Code(await _checks.VerifyAsync(Checks.Proof(posted))));
    }

    [Fact]
    public async Task Challenge_and_solution_hold_before_the_packages_own_verifier()
    {
        var solved = Checks.Solve((await _checks.IssueAsync()).Json);
        var verdict = await NodeAsync(
            AskVerifier, solved.ToJsonString(), Script("node_modules/altcha/dist/lib/index.js"), Checks.KeyText("human-check", 32));

        Assert.True((bool)JsonNode.Parse(verdict)!["verified"]!, verdict);
    }

    [Fact]
    public async Task Challenge_changed_fails_before_the_packages_own_verifier()
    {
        var solved = Checks.Solve((await _checks.IssueAsync(HumanPlace.AccountForm)).Json);
        solved["challenge"]!["parameters"]!["data"]!["place"] = "Report";
        var verdict = await NodeAsync(
            AskVerifier, solved.ToJsonString(), Script("node_modules/altcha/dist/lib/index.js"), Checks.KeyText("human-check", 32));

        Assert.False((bool)JsonNode.Parse(verdict)!["verified"]!, verdict);
    }

    private static string Script(string path)
    {
        var full = Repository.Folder(path);
        Assert.SkipUnless(File.Exists(full), $"{path} is not there: run 'npm ci --ignore-scripts' for the development packages.");
        return new Uri(full).AbsoluteUri;
    }

    private static async Task<string> NodeAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--input-type=module", "-e", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return (await output).Trim();
    }
}
