using System.Text.Json;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Adapters.Data;
using Portal.Web.Adapters.Data.Mail;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Mail;

/// <summary>
/// Sends the letters that are due. Each is claimed before it is sent and taken away afterwards; whoever dies between leaves it to be sent again under the same
/// Message-ID, so that mailboxes drop the repeat.
/// </summary>
internal sealed class PublicLetterRun(PortalDb db, MailPlan plan, IContactSeal seal, SiteText words, TimeProvider time) : IPublicLetterRun
{
    private const int MostOfOneBeat = 200;

    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (plan.Server is not { } server)
        {
            await db.OutboxLetters.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var now = time.UtcNow();
        await db.OutboxLetters.Where(m => m.GiveUpAt <= now).ExecuteDeleteAsync(cancellationToken);
        var due = await db.OutboxLetters.AsNoTracking().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(MostOfOneBeat).ToListAsync(cancellationToken);
        await using var post = new SmtpPost(server, words, time);
        foreach (var row in due)
        {
            if (seal.Open(PublicLetters.Purpose, row.Id, row.Sealed) is not { } json || JsonSerializer.Deserialize<PublicLetter>(json) is not { } letter)
            {
                await RemoveAsync(row, cancellationToken);
            }
            else if (await ClaimAsync(row, now, cancellationToken) && !await TrySendAsync(post, row, letter, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> ClaimAsync(OutboxLetter row, DateTime now, CancellationToken cancellationToken)
    {
        var next = now + Delays[Math.Min(row.Attempts, Delays.Length - 1)];
        return await db.OutboxLetters.Where(m => m.Id == row.Id && m.NextAt == row.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, next).SetProperty(m => m.Attempts, row.Attempts + 1), cancellationToken) == 1;
    }

    /// <summary>False when nothing more can be sent now. Staff's own mail tells the administrator of a server that fails; a fault here adds nothing to that.</summary>
    private async Task<bool> TrySendAsync(SmtpPost post, OutboxLetter row, PublicLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await post.SendLetterAsync(row.Id, letter, cancellationToken);
        }
        catch (SmtpCommandException)
        {
            return true;
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or CommandException or ServiceNotConnectedException or System.Net.Sockets.SocketException
            or MailKit.Security.SslHandshakeException or MailKit.Security.AuthenticationException or NotSupportedException or TimeoutException)
        {
            return false;
        }

        await RemoveAsync(row, cancellationToken);
        return true;
    }

    private Task RemoveAsync(OutboxLetter row, CancellationToken cancellationToken) => db.OutboxLetters.Where(m => m.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
}
