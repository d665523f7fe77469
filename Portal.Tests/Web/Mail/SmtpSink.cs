using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Portal.Tests.Web.Mail;

/// <summary>A mail server in this process that keeps what it is given, on plain TCP or behind a certificate of its own making.</summary>
internal sealed class SmtpSink : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>What came so far, in the order in which it came.</summary>
    public IReadOnlyList<SunkMail> Mails => [.. _mails];

    /// <summary>While set, every mail is refused as by a full disk.</summary>
    public bool Refuses { get; set; }

    /// <param name="certificate">With it the connection is encrypted from the first byte.</param>
    public static SmtpSink Start(X509Certificate2? certificate = null)
    {
        var sink = new SmtpSink { Port = FreePort() };
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, sink.Port));
            if (certificate is not null)
            {
                endpoint.IsSecure(true).Certificate(certificate);
            }
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)sink);
        sink._running = new SmtpServer.SmtpServer(options, services).StartAsync(sink._stop.Token);
        return sink;
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses)
        {
            return SmtpResponse.MailboxUnavailable;
        }

        var raw = buffer.ToArray();
        using var stream = new MemoryStream(raw);
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        _mails.Enqueue(new SunkMail(
            message.MessageId ?? "", message.Subject ?? "", message.TextBody ?? "", transaction.To.Select(box => $"{box.User}@{box.Host}").Single(),
            System.Text.Encoding.UTF8.GetString(raw), message.Headers.Select(header => header.Field).ToArray()));
        return SmtpResponse.Ok;
    }

    /// <summary>A certificate for this machine under an authority of its own, and that authority as PEM.</summary>
    public static (X509Certificate2 Certificate, string Authority) MakeCertificate(DateTimeOffset now)
    {
        using var root = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Test authority", root, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var signer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        using var key = RSA.Create(2048);
        var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(signer, now.AddDays(-1), now.AddDays(29), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return (X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null), signer.ExportCertificatePem());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
        }

        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <param name="Raw">All of it, as it came over the wire.</param>
internal sealed record SunkMail(string Id, string Subject, string Body, string To, string Raw, IReadOnlyList<string> Headers);
