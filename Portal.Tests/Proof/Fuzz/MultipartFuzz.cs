using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Pages.Intake;

namespace Portal.Tests.Proof.Fuzz;

/// <summary>Bodies that are almost forms, straight into the reader that stands behind every posted report: read, or refused as no form of ours.</summary>
internal static class MultipartFuzz
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();

    public static FuzzTarget Target { get; } = new("multipart", 200, CaseAsync);

    private static async Task<bool> CaseAsync(Dice dice)
    {
        var (type, body) = FormSurgery.Make(dice, ticket: "T" + dice.Throw(1_000));
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = "POST";
        context.Request.ContentType = type;
        context.Request.Body = new Trickle(body, dice.OneIn(3) ? 1 + dice.Throw(50) : int.MaxValue);
        try
        {
            var form = await IntakeForm.ReadAsync(context.Request, async (sofar, file) =>
            {
                // As the site does: a file is read whole, in part, or not at all.
                switch (dice.Throw(3))
                {
                    case 0:
                        await file.CopyToAsync(Stream.Null);
                        break;
                    case 1:
                        _ = await file.ReadAtLeastAsync(new byte[10], 10, throwOnEndOfStream: false);
                        break;
                    default:
                        break;
                }
            }, CancellationToken.None);
            return form.Fields.Count <= 100 && form.Fields.Values.All(value => value.Length <= 1 << 17) ? true : throw new InvalidDataException("More was kept than is allowed.");
        }
        catch (IntakeFormException)
        {
            return false;
        }
    }

    /// <summary>A body that comes in small pieces, as from a telephone.</summary>
    private sealed class Trickle(byte[] body, int piece) : MemoryStream(body, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}

/// <summary>Writes forms that are wrong in one to four ways.</summary>
internal static class FormSurgery
{
    private static readonly string[] Dispositions =
    [
        "form-data", "form-data; name=", "form-data; name=\"\"", "form-data; name=\"a\"; name=\"b\"", "form-data; name*=utf-8''%E4%B8%AD", "form-data; filename=\"x\"", "attachment; name=\"Files\"; filename=\"x\"",
        "form-data; name=\"Files\"; filename*=utf-8''..%2F..%2Fetc%2Fpasswd", "form-data; name=\"Files\"; filename=\"a\r\nX: y\"", "form-data; name=\"\u0000\"", "form-data;;;; name=\"go\"", "FORM-DATA; NAME=\"go\"", "form-data; name=\"go", "",
        "form-data; name=\"=?utf-8?B?Z28=?=\"", "form-data; name=\"Files\"; filename=\"\"",
    ];

    private static readonly string[] Types =
    [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=b", "application/x-www-form-urlencoded", "text/plain", "", "multipart/form-data; boundary=b; boundary=c",
        "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data; boundary=\"a b\"", "application/json",
    ];

    private static readonly string[] Fields = ["ticket", "step", "go", "What", "Industry", "Hazard", "District", "receipt", "Receipt", "handle", "Text", "group2", "altcha", "human_choice", "human_form", "KeepOriginal", "Truthful", "\u4E2D\u6587"];
    private static readonly string[] Values = ["next", "send", "upload", "confirm", "remove:", "edit:Check", "city", "leave", "Check", "Files", "99999", "-1", "\u0000", "\uD800", "1", "%00%ff", "0123456789ABCDEFGHJKMNPQ"];

    public static (string ContentType, byte[] Body) Make(Dice dice, string ticket)
    {
        var boundary = dice.OneIn(20) ? new string('x', dice.Throw(300) + 1) : "b" + dice.Throw(100_000);
        var type = dice.OneIn(12) ? dice.Of(Types) : "multipart/form-data; boundary=" + boundary;
        if (type.StartsWith("application/x-www", StringComparison.Ordinal) || dice.OneIn(20))
        {
            return (type, Plain(dice, ticket));
        }

        var parts = new List<byte[]> { Part(dice, boundary, "form-data; name=\"ticket\"", Encoding.UTF8.GetBytes(ticket)) };
        for (var i = dice.OneIn(30) ? 120 : dice.Throw(8); i > 0; i--)
        {
            parts.Add(dice.OneIn(3)
                ? Part(dice, boundary, $"form-data; name=\"Files\"; filename=\"{dice.Throw(9)}.jpg\"", dice.Bytes(dice.OneIn(40) ? 70_000 : dice.Throw(400)))
                : Part(dice, boundary, $"form-data; name=\"{dice.Of(Fields)}\"", Value(dice)));
        }

        if (dice.OneIn(4))
        {
            dice.Shuffle(parts);
        }

        byte[] body = [.. parts.SelectMany(part => part), .. dice.OneIn(5) ? [] : Encoding.UTF8.GetBytes($"--{boundary}--\r\n")];
        return (type, dice.OneIn(2) ? Web.Cleaning.Mutations.Of(body, dice.Throw(int.MaxValue - 1)) : body);
    }

    private static byte[] Part(Dice dice, string boundary, string disposition, byte[] content)
    {
        var head = new StringBuilder();
        head.Append(dice.OneIn(25) ? "-" : "--").Append(dice.OneIn(25) ? boundary + "x" : boundary).Append(dice.OneIn(25) ? "\n" : "\r\n");
        if (dice.OneIn(30))
        {
            head.Append("X-Long: ").Append('y', dice.OneIn(2) ? 20_000 : 4_000).Append("\r\n");
        }

        for (var many = dice.OneIn(40) ? 40 : 0; many > 0; many--)
        {
            head.Append("X-").Append(many).Append(": y\r\n");
        }

        head.Append("Content-Disposition: ").Append(dice.OneIn(6) ? dice.Of(Dispositions) : disposition).Append("\r\n");
        if (dice.OneIn(10))
        {
            head.Append("Content-Type: multipart/mixed; boundary=inner\r\nContent-Transfer-Encoding: base64\r\nContent-Length: -5\r\n");
        }

        head.Append(dice.OneIn(25) ? "" : "\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. content, .. "\r\n"u8];
    }

    private static byte[] Value(Dice dice) => dice.Throw(5) switch
    {
        0 => dice.Bytes(dice.Throw(60)),
        1 => Encoding.UTF8.GetBytes(new string('长', dice.OneIn(20) ? 30_000 : dice.Throw(2_000))),
        2 => Encoding.Unicode.GetBytes("污水池清淤"),
        _ => Encoding.UTF8.GetBytes(dice.Of(Values)),
    };

    private static byte[] Plain(Dice dice, string ticket)
    {
        var body = new StringBuilder("ticket=").Append(ticket);
        for (var i = dice.OneIn(20) ? 200 : dice.Throw(10); i > 0; i--)
        {
            body.Append(dice.OneIn(20) ? "&&" : "&").Append(dice.Of(Fields)).Append(dice.OneIn(20) ? "" : "=").Append(dice.OneIn(5) ? "%" + dice.Of(Values) : Uri.EscapeDataString(dice.Of(Values).Replace("\uD800", "", StringComparison.Ordinal)));
        }

        return Encoding.UTF8.GetBytes(body.ToString());
    }
}
