using System.Globalization;
using MimeKit;
using Portal.Domain.Calendar;

namespace Portal.Web.Adapters.Mail;

internal enum MailTls
{
    /// <summary>Plain connection, raised to TLS; refused where the server offers none.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Implicit,

    /// <summary>None: only to a server on this machine.</summary>
    None,
}

/// <summary>The mail server of <c>Portal:Mail</c>. Absent without <c>Host</c>: then no mail is sent, and the desk says so.</summary>
/// <param name="CertificateFile">Certificates (PEM) of the only authority that is trusted for this server; the system's where it is null.</param>
internal sealed record MailSettings(string Host, int Port, MailTls Tls, string? CertificateFile, string? User, string? Password, MailboxAddress From)
{
    private const string Section = "Portal:Mail:";

    /// <exception cref="InvalidOperationException">A setting is wrong, named in the message.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        if (configuration[Section + "Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var tls = Enum.TryParse<MailTls>(configuration[Section + "Tls"] ?? nameof(MailTls.StartTls), ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw Wrong("Tls");
        var from = MailboxAddress.TryParse(configuration[Section + "From"] ?? "", out var address) ? address : throw Wrong("From");
        var password = configuration[Section + "PasswordFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : configuration[Section + "Password"];
        var port = configuration.GetValue<int?>(Section + "Port") ?? tls switch { MailTls.Implicit => 465, MailTls.StartTls => 587, _ => 25 };
        return new MailSettings(host, port, tls, configuration[Section + "CertificateFile"], configuration[Section + "User"], password, new MailboxAddress("", from.Address));
    }

    /// <summary><c>Portal:Mail:Beats</c>, by the city's clock, in order; 09:00 and 15:00 unless set.</summary>
    public static IReadOnlyList<TimeOnly> ReadBeats(IConfiguration configuration) =>
        [.. (configuration[Section + "Beats"] ?? "09:00,15:00").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => Clock(text, "Beats")).Order()];

    /// <summary><c>Portal:Mail:OfficeHours</c>: <c>08:30-17:30</c>.</summary>
    public static OfficeHours ReadHours(IConfiguration configuration) => configuration[Section + "OfficeHours"] is not { Length: > 0 } hours
        ? OfficeHours.Usual
        : hours.Split('-', StringSplitOptions.TrimEntries) is [var from, var until]
            ? new OfficeHours(Clock(from, "OfficeHours"), Clock(until, "OfficeHours"))
            : throw Wrong("OfficeHours");

    private static TimeOnly Clock(string text, string setting) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong(setting);

    private static InvalidOperationException Wrong(string setting) => new($"{Section}{setting} is wrong.");
}
