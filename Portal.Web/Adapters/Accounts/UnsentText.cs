using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Calendar;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Pipeline.Accounts;

namespace Portal.Web.Adapters.Accounts;

/// <inheritdoc cref="IUnsentText"/>
internal sealed class UnsentText(IDataProtectionProvider protection, CaseScratches scratches, OpenSession open, TimeProvider time) : IUnsentText
{
    /// <summary>Longer than any session: whoever comes back to a form in the morning finds the words of the evening.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan CarriedLife = TimeSpan.FromHours(8);
    private const int Longest = 20_000;

    private readonly IDataProtector _tickets = protection.CreateProtector("unsent", "ticket");
    private readonly IDataProtector _texts = protection.CreateProtector("unsent", "text");

    public string TicketFor(Guid reportId, CaseAct act) => open.Row is { Area: CookieArea.Desk } session
        ? _tickets.Protect(JsonSerializer.Serialize(new Ticket(session.AccountId, reportId, act, time.UtcNow() + TicketLife)))
        : throw new InvalidOperationException("Nobody is signed in at the desk.");

    public string? Carry(string? ticket, string? text) =>
        Read<Ticket>(_tickets, ticket) is { } typed && typed.Until > time.UtcNow() && !string.IsNullOrWhiteSpace(text) && text.Length <= Longest
            ? _texts.Protect(JsonSerializer.Serialize(new Carried(typed.Officer, typed.ReportId, typed.Act, text, time.UtcNow() + CarriedLife)))
            : null;

    public async Task RestoreAsync(string? carried, CancellationToken cancellationToken)
    {
        if (Read<Carried>(_texts, carried) is { } typed && typed.Until > time.UtcNow() && open.Row is { Area: CookieArea.Desk } session && session.AccountId == typed.Officer)
        {
            await scratches.KeepAsync(typed.Officer, typed.ReportId, typed.Act, typed.Text, cancellationToken);
        }
    }

    private static T? Read<T>(IDataProtector protector, string? sealedText)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) || sealedText.Length > 8 * Longest ? null : JsonSerializer.Deserialize<T>(protector.Unprotect(sealedText));
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Ticket(Guid Officer, Guid ReportId, CaseAct Act, DateTime Until);

    private sealed record Carried(Guid Officer, Guid ReportId, CaseAct Act, string Text, DateTime Until);
}
