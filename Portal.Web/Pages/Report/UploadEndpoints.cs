using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;

namespace Portal.Web.Pages.Report;

/// <summary>
/// Uploads in parts, for the script on the files step and in the follow-up: begin, part, standing, finish, stop. Like the form without cookie; the
/// ticket comes in a header, and a body is read only after it. Refusals are problems in the page's words; nothing is logged.
/// </summary>
internal static class UploadEndpoints
{
    private const long SmallBody = 16 << 10;

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(UploadWire.Path).AllowAnonymous();
        group.MapPost("/begin", BeginAsync);
        group.MapPost("/part", TakeAsync);
        group.MapPost("/standing", StandAsync);
        group.MapPost("/finish", FinishAsync);
        group.MapPost("/stop", StopAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, PartDesk desk, DraftTickets forms, UploadTickets uploads, UploadAnswers answers)
    {
        Open(context, SmallBody);
        IntakeForm form;
        try
        {
            form = await IntakeForm.ReadAsync(context.Request, (_, _) => Task.CompletedTask, context.RequestAborted);
        }
        catch (IntakeFormException)
        {
            return answers.Problem(new Refusal("UploadForged", "Files"), StatusCodes.Status400BadRequest);
        }

        var holder = Holder(form, forms);
        if (holder.IsRefused)
        {
            return answers.Problem(holder.Refusals[0]);
        }

        var length = long.TryParse(form["length"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var id = Guid.TryParseExact(form["id"], "N", out var chosen) ? chosen : Guid.NewGuid();
        var begun = await desk.BeginAsync(new BeginUpload(holder.Value, id, length), context.RequestAborted);
        return begun.IsRefused
            ? answers.Problem(begun.Refusals[0])
            : Results.Json(new UploadBegun(uploads.Write(holder.Value, begun.Value), OpenUpload.PartLength, begun.Value.Parts, answers.Renew(holder.Value)));
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context, PartDesk desk, UploadTickets uploads, UploadAnswers answers, PartsInFlight flight, TimeProvider time)
    {
        Open(context, OpenUpload.PartLength);
        var ticket = uploads.Read(context.Request.Headers[UploadWire.Ticket]);
        if (ticket.IsRefused)
        {
            return answers.Problem(ticket.Refusals[0]);
        }

        if (!int.TryParse(context.Request.Headers[UploadWire.Part], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            || !ContentDigest.TryRead(context.Request.Headers[UploadWire.Digest], out var sha256))
        {
            return answers.Problem(new Refusal("UploadPartWrong", "Files"));
        }

        if (!flight.TryEnter())
        {
            return answers.Busy(context);
        }

        try
        {
            var body = new PatientStream(context.Request.Body, time);
            var taken = await desk.TakeAsync(ticket.Value, part, body, sha256, context.RequestAborted);
            return taken.IsRefused ? answers.Problem(taken.Refusals[0]) : Results.Json(new PartTaken(answers.Renew(ticket.Value.Holder)));
        }
        catch (IntakeFormException)
        {
            return answers.Problem(new Refusal("UploadStalled", "Files"));
        }
        catch (Exception cut) when (cut is BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge } or Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            // The line broke: nobody is there to be answered, nothing of the part is kept, and it is no fault to write down.
            return answers.Problem(new Refusal("UploadStalled", "Files"));
        }
        catch (BadHttpRequestException)
        {
            return answers.Problem(new Refusal("UploadPartWrong", "Files"));
        }
        finally
        {
            flight.Leave();
        }
    }

    private static async Task<IResult> StandAsync(HttpContext context, PartDesk desk, UploadTickets uploads, UploadAnswers answers)
    {
        Open(context, SmallBody);
        var found = await FindAsync(context, desk, uploads);
        if (found.IsRefused)
        {
            return answers.Problem(found.Refusals[0]);
        }

        var (ticket, held, upload) = found.Value;
        var row = held.FileOf(upload) is { } file ? answers.Row(ticket.Holder, held, file) : null;
        var arrived = row is null ? await desk.ArrivedAsync(upload, context.RequestAborted) : [];
        var marks = await desk.MarksAsync(upload, arrived, context.RequestAborted);
        return Results.Json(new UploadStanding(upload.Length, OpenUpload.PartLength, arrived, marks, row, answers.Renew(ticket.Holder)));
    }

    private static async Task<IResult> FinishAsync(HttpContext context, PartDesk desk, UploadTickets uploads, UploadShelf shelf, UploadAnswers answers)
    {
        Open(context, SmallBody);
        var found = await FindAsync(context, desk, uploads);
        if (found.IsRefused)
        {
            return answers.Problem(found.Refusals[0]);
        }

        var (ticket, held, upload) = found.Value;
        var file = held.FileOf(upload);
        if (file is null)
        {
            var arrived = await desk.ArrivedAsync(upload, context.RequestAborted);
            if (arrived.Count < upload.Parts)
            {
                return answers.Incomplete(Enumerable.Range(0, upload.Parts).Except(arrived).ToArray());
            }

            var finished = await desk.FinishAsync(ticket, upload, context.Request.Headers[UploadWire.Keep] == "1", context.RequestAborted);
            if (finished.IsRefused)
            {
                return finished.Refusals[0].Code == "AttachmentBusy" ? answers.Busy(context) : answers.Problem(finished.Refusals[0]);
            }

            file = finished.Value;
            held = await shelf.ReadAsync(ticket.Holder, context.RequestAborted) ?? held;
        }

        return Results.Json(answers.Finished(ticket.Holder, held, file));
    }

    private static async Task<IResult> StopAsync(HttpContext context, PartDesk desk, UploadTickets uploads, UploadAnswers answers)
    {
        Open(context, SmallBody);
        var ticket = uploads.Read(context.Request.Headers[UploadWire.Ticket]);
        if (ticket.IsRefused)
        {
            return answers.Problem(ticket.Refusals[0]);
        }

        await desk.GiveUpAsync(ticket.Value.Holder, ticket.Value.UploadId, context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<Outcome<(UploadTicket Ticket, HeldFiles Held, OpenUpload Upload)>> FindAsync(
        HttpContext context, PartDesk desk, UploadTickets uploads)
    {
        var ticket = uploads.Read(context.Request.Headers[UploadWire.Ticket]);
        if (ticket.IsRefused)
        {
            return Outcome<(UploadTicket, HeldFiles, OpenUpload)>.Refused(ticket.Refusals);
        }

        var found = await desk.FindAsync(ticket.Value, context.RequestAborted);
        return found.IsRefused
            ? Outcome<(UploadTicket, HeldFiles, OpenUpload)>.Refused(found.Refusals)
            : (ticket.Value, found.Value.Held, found.Value.Upload);
    }

    /// <summary>A draft only after its human check, as everywhere a file is read.</summary>
    private static Outcome<UploadHolder> Holder(IntakeForm form, DraftTickets forms)
    {
        if (form["handle"].Length > 0)
        {
            return FollowUpHandle.Read(form["handle"]) is { } handle ? UploadHolder.Of(handle) : new Refusal("FollowUpEnded", "Files");
        }

        return forms.Read(form["ticket"], out var ticket) switch
        {
            TicketState.Forged => new Refusal("UploadForged", "Files"),
            TicketState.Expired => new Refusal("UploadEnded", "Files"),
            _ when !ticket!.HumanPassed => new Refusal("FileNotRead", "Files"),
            _ => UploadHolder.Of(ticket),
        };
    }

    private static void Open(HttpContext context, long mostBytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = mostBytes;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = StreamedFormAttribute.Slowest;
        }
    }
}
