using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Calendar;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Mail;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Mail;

/// <summary>
/// One run of the mail job: begins the rounds that are due and sends what waits. Each mail is claimed before it is sent and taken away afterwards; whoever dies
/// between leaves it to be sent again, under the same Message-ID, so that mailboxes drop the repeat.
/// </summary>
internal sealed class MailRun(PortalDb db, MailPlan plan, MailRounds rounds, IMailboxSeal seal, SiteText words, TimeProvider time) : IStaffMailRun
{
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3)];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (plan.Server is not { } server)
        {
            // Nobody would ever take them, and a row must not tell next week that something urgent came.
            await db.StaffCalls.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        await rounds.BeginBeatAsync(cancellationToken);
        await rounds.BeginCallAsync(cancellationToken);
        await SendAsync(server, cancellationToken);
    }

    private async Task SendAsync(MailSettings server, CancellationToken cancellationToken)
    {
        var now = time.UtcNow();
        await db.OutboxMails.Where(m => m.GiveUpAt <= now).ExecuteDeleteAsync(cancellationToken);
        var due = await db.OutboxMails.AsNoTracking().Where(m => m.NextAt <= now).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var addresses = await db.StaffMailboxes.AsNoTracking().ToDictionaryAsync(m => m.StaffId, m => m.SealedAddress, cancellationToken);
        await using var post = new SmtpPost(server, words, time);
        foreach (var mail in due)
        {
            var address = addresses.TryGetValue(mail.StaffId, out var given) ? seal.Open(mail.StaffId, given) : null;
            if (address is null)
            {
                await db.OutboxMails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync(cancellationToken);
            }
            else if (await ClaimAsync(mail, now, cancellationToken) && !await TrySendAsync(post, mail, address, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Pushes the next try away before this one, so that no other node sends the same mail and a dead server is not asked at every beat.</summary>
    private async Task<bool> ClaimAsync(OutboxMail mail, DateTime now, CancellationToken cancellationToken)
    {
        var next = now + Delays[Math.Min(mail.Attempts, Delays.Length - 1)];
        return await db.OutboxMails.Where(m => m.Id == mail.Id && m.NextAt == mail.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, next).SetProperty(m => m.Attempts, mail.Attempts + 1), cancellationToken) == 1;
    }

    /// <summary>False when nothing more can be sent now.</summary>
    private async Task<bool> TrySendAsync(SmtpPost post, OutboxMail mail, string address, CancellationToken cancellationToken)
    {
        try
        {
            await post.SendAsync(mail.Id, address, cancellationToken);
        }
        catch (SmtpCommandException refused)
        {
            await NoteAsync(refused.ErrorCode.ToString(), cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or CommandException or ServiceNotConnectedException or System.Net.Sockets.SocketException
            or MailKit.Security.SslHandshakeException or MailKit.Security.AuthenticationException or NotSupportedException or TimeoutException)
        {
            await NoteAsync(fault.GetType().Name, cancellationToken);
            return false;
        }

        await db.OutboxMails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync(cancellationToken);
        await NoteAsync(null, cancellationToken);
        return true;
    }

    private async Task NoteAsync(string? fault, CancellationToken cancellationToken)
    {
        var today = time.Today();
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "MailState" ("Id", "Fault") VALUES ({MailState.TheOne}, '') ON CONFLICT DO NOTHING""", cancellationToken);
        await (fault is null
            ? db.MailStates.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSentOn, today).SetProperty(s => s.FailingSince, (DateOnly?)null).SetProperty(s => s.Fault, ""), cancellationToken)
            : db.MailStates.ExecuteUpdateAsync(set => set.SetProperty(s => s.FailingSince, s => s.FailingSince ?? today).SetProperty(s => s.Fault, fault), cancellationToken));
    }
}
