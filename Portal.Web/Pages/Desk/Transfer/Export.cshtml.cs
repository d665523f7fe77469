using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Calendar;
using Portal.Domain.Publicity;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Transfer;

/// <summary>What an export is to hold.</summary>
internal enum ExportOf
{
    Everything = 0,
    Columns,
    Types,
    Items,
}

/// <summary>The export room: everything, some columns, some types, or the items that were ticked in a list, as a recipe zip.</summary>
[NeedsFreshProof]
internal sealed class ExportModel(IMediator mediator, IContentTransfer transfer, TimeProvider time, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ExportOf What { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Columns { get; set; } = [];

    [BindProperty]
    public IReadOnlyList<string> Types { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "Item")]
    public IReadOnlyList<string> Items { get; set; } = [];

    [BindProperty]
    public bool Drafts { get; set; }

    public ExportChoices Choices { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Drafts = true;
        What = Items.Count > 0 ? ExportOf.Items : What;
        return ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var allowed = await mediator.Send(
            new ExportContent(
                What is ExportOf.Everything, What is ExportOf.Columns ? Columns : [], What is ExportOf.Types ? Types : [], What is ExportOf.Items ? Items : [], Drafts),
            cancellationToken);
        if (!allowed.IsRefused)
        {
            var name = "portal-" + time.UtcNow().InCity().ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture) + ".zip";
            return new RecipeZipResult(name, (to, cancel) => transfer.WriteAsync(allowed.Value.Wish, to, cancel));
        }

        if (this.BareError(allowed.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(allowed.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new ReadExport(Items), cancellationToken);
        if (read.IsRefused)
        {
            return this.BareError(read.Refusals[0]) ?? Forbid();
        }

        Choices = read.Value;
        return Page();
    }
}

/// <summary>A zip that is written while it is sent: a site's media need not fit into memory.</summary>
internal sealed class RecipeZipResult(string name, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = $"attachment; filename={name}";
        await response.StartAsync(context.HttpContext.RequestAborted);

        // The archive writes some bytes of its frame at once; the body itself takes only what is awaited.
        await using var body = response.BodyWriter.AsStream(leaveOpen: true);
        await write(body, context.HttpContext.RequestAborted);
    }
}
