using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Adapters.Mail;

/// <summary>
/// Sends the one mail that staff get, with the same subject and the same words to everybody at every time, and the letters that people asked for. One connection for
/// all that are due.
/// </summary>
internal sealed class SmtpPost(MailSettings settings, SiteText words, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private SmtpClient? _client;

    /// <exception cref="SmtpCommandException">The server refused this mail; others may still be sent.</exception>
    /// <exception cref="IOException">And other faults of the connection: nothing more can be sent now.</exception>
    public async Task SendAsync(Guid id, string address, CancellationToken cancellationToken)
    {
        using var message = Make(id, address, words["Mail.Subject"], words["Mail.Body"] + "\r\n");
        await SendAsync(message, cancellationToken);
    }

    /// <inheritdoc cref="SendAsync(Guid, string, CancellationToken)"/>
    public async Task SendLetterAsync(Guid id, PublicLetter letter, CancellationToken cancellationToken)
    {
        using var message = Make(id, letter.To, letter.Subject, letter.Text);
        if (letter.UnsubscribeAt is { } at)
        {
            // RFC 8058: the mail program itself ends the mails, by one POST without a cookie.
            message.Headers.Add("List-Unsubscribe", $"<{at.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        await SendAsync(message, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception fault) when (fault is IOException or ProtocolException or CommandException or OperationCanceledException)
            {
                // The server is gone; what it took, it has.
            }

            client.Dispose();
        }
    }

    private MimeMessage Make(Guid id, string address, string subject, string text)
    {
        var message = new MimeMessage { MessageId = $"{id:N}@{settings.From.Domain}", Date = time.GetUtcNow(), Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress("", address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var client = await ConnectAsync(cancellationToken);
        await client.SendAsync(message, cancellationToken);
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client is { IsConnected: true } open)
        {
            return open;
        }

        _client?.Dispose();
        var client = _client = new SmtpClient
        {
            Timeout = (int)Patience.TotalMilliseconds,
            // Otherwise it introduces itself by the machine's own name.
            LocalDomain = settings.From.Domain,
        };
        if (settings.CertificateFile is { } file)
        {
            client.CheckCertificateRevocation = false;
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => certificate is X509Certificate2 found && IsFrom(file, found, errors);
        }

        await client.ConnectAsync(settings.Host, settings.Port, settings.Tls switch
        {
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            MailTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellationToken);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
        }

        return client;
    }

    /// <summary>Whether the server's certificate is for its name and comes from the authority of the file, and from no other.</summary>
    private static bool IsFrom(string file, X509Certificate2 found, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(file);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(found);
    }
}
