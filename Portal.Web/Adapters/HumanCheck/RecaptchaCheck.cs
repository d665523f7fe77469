using System.Text.Json;
using System.Text.Json.Serialization;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// Google's reCAPTCHA, version 2 or 3, by its documented <c>siteverify</c> call. The visitor's address, which the call would take, is not sent.
/// </summary>
internal sealed class RecaptchaCheck(IHttpClientFactory clients, RecaptchaSettings settings, ILogger<RecaptchaCheck> logger) : IHumanCheck
{
    public const string ClientName = "recaptcha";

    public Task<HumanChallenge> IssueAsync(HumanPlace place, HumanAnswer? previous, CancellationToken cancellationToken) =>
        Task.FromResult<HumanChallenge>(
            new RecaptchaChallenge(settings.Version, settings.SiteKey, settings.ScriptAddress, RecaptchaSettings.Action));

    public async Task<Outcome<HumanPass>> VerifyAsync(HumanAnswer answer, HumanPlace place, CancellationToken cancellationToken)
    {
        var token = answer[HumanFields.Recaptcha];
        if (token.Length == 0)
        {
            return HumanRefusals.Missing;
        }

        return await AskAsync(token, cancellationToken) switch
        {
            null => HumanRefusals.Unavailable,
            { Success: false } verdict => Why(verdict.ErrorCodes ?? []),
            var verdict when !settings.Hostnames.Contains(verdict.Hostname, StringComparer.OrdinalIgnoreCase) => HumanRefusals.NotPassed,
            var verdict when settings.Version == 3 && (verdict.Action != RecaptchaSettings.Action || !(verdict.Score >= settings.MinScore)) =>
                HumanRefusals.NotPassed,
            _ => new HumanPass(HumanLane.Fast),
        };
    }

    private async Task<Verdict?> AskAsync(string token, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var form = new FormUrlEncodedContent([new("secret", settings.Secret), new("response", token)]);
        try
        {
            using var response = await client.PostAsync(settings.VerifyAddress, form, cancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<Verdict>(cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException or NotSupportedException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("reCAPTCHA does not answer: {Failure}", failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Codes of https://developers.google.com/recaptcha/docs/verify.</summary>
    private Refusal Why(string[] codes)
    {
        if (codes.Any(code => code is "missing-input-secret" or "invalid-input-secret" or "bad-request"))
        {
            logger.LogError("reCAPTCHA refuses this site's own call: look at Portal:Recaptcha.");
            return HumanRefusals.Unavailable;
        }

        return codes.Contains("timeout-or-duplicate") ? HumanRefusals.Expired : HumanRefusals.NotPassed;
    }

    private sealed record Verdict(
        [property: JsonPropertyName("success")] bool Success,
        [property: JsonPropertyName("hostname")] string? Hostname,
        [property: JsonPropertyName("score")] double? Score,
        [property: JsonPropertyName("action")] string? Action,
        [property: JsonPropertyName("error-codes")] string[]? ErrorCodes);
}
