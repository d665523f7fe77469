using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Media;

/// <summary>One file: what it shows, what must stay in sight, who uses it, and its end.</summary>
internal sealed class FileModel(IMediator mediator, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string Path { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    [BindProperty]
    public string? AltText { get; set; }

    /// <summary>Per cent from the left.</summary>
    [BindProperty]
    public int FocalX { get; set; } = 50;

    /// <summary>Per cent from the top.</summary>
    [BindProperty]
    public int FocalY { get; set; } = 50;

    public MediaDetail Detail { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        (AltText, FocalX, FocalY) = (Detail.File.AltText, PerCent(Detail.File.FocalX), PerCent(Detail.File.FocalY));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(
            await mediator.Send(new DescribeMedia(Path, AltText ?? "", FocalX, FocalY), cancellationToken),
            $"~/desk/media/file?saved=true&path={Uri.EscapeDataString(Path)}",
            cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(
            await mediator.Send(new RemoveMedia(Path), cancellationToken),
            $"~/desk/media?folder={Uri.EscapeDataString(Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "")}&removed={Uri.EscapeDataString(Path)}",
            cancellationToken);

    private async Task<IActionResult> AnswerAsync(Outcome<Nothing> outcome, string next, CancellationToken cancellationToken)
    {
        if (!outcome.IsRefused)
        {
            return LocalRedirect(next);
        }

        if (this.BareError(outcome.Refusals[0]) is { } bare)
        {
            return bare;
        }

        Errors = words.Errors(outcome.Refusals);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ReadAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ReadMedia(Path), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        Detail = found.Value;
        return null;
    }

    private static int PerCent(double share) => (int)Math.Round(share * 100);
}
