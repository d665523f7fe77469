using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Calendar;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>
/// One's own place, by the code: look it up, bring another number of people, give it up, put it into one's calendar. The code is in no address; a form that knows it needs no
/// other proof that whoever sends it may.
/// </summary>
internal sealed class MineModel(IMediator mediator, SiteText words, OwnCalendar calendar, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? People { get; set; }

    public OwnPlace? Own { get; private set; }

    /// <summary>Read from the form, to be carried on.</summary>
    public PublicCode? Read { get; private set; }

    public bool HasChanged { get; private set; }

    /// <summary>The title of the activity whose place was just given up.</summary>
    public string? GivenUp { get; private set; }

    public bool CanChange => Own?.CanChange(time.UtcNow()) ?? false;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => WithCodeAsync(ShowAsync, cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => WithCodeAsync(
        async (code, stop) =>
        {
            var changed = await mediator.Send(new ChangeOwnPlace(code, People ?? ""), stop);
            HasChanged = !changed.IsRefused;
            return changed.IsRefused ? await AgainAsync(code, changed.Refusals, stop) : await ShowAsync(code, stop);
        },
        cancellationToken);

    public Task<IActionResult> OnPostGiveUpAsync(CancellationToken cancellationToken) => WithCodeAsync(
        async (code, stop) =>
        {
            var given = await mediator.Send(new GiveUpOwnPlace(code), stop);
            if (given.IsRefused)
            {
                return await AgainAsync(code, given.Refusals, stop);
            }

            (GivenUp, Code) = (given.Value, "");
            return Page();
        },
        cancellationToken);

    public Task<IActionResult> OnPostCalendarAsync(CancellationToken cancellationToken) => WithCodeAsync(
        async (code, stop) =>
        {
            var own = await mediator.Send(new ReadOwnPlace(code), stop);
            return own.IsRefused
                ? Refused(own.Refusals)
                : File(Encoding.UTF8.GetBytes(calendar.Write(own.Value)), "text/calendar; charset=utf-8", words["Activities.Mine.FileName"]);
        },
        cancellationToken);

    private async Task<IActionResult> WithCodeAsync(Func<PublicCode, CancellationToken, Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        return PublicCode.TryParse(Code, out var code) ? await act(code, cancellationToken) : Refused([new Refusal("ActivityCodeWrong", nameof(Code))]);
    }

    private async Task<IActionResult> ShowAsync(PublicCode code, CancellationToken cancellationToken)
    {
        var own = await mediator.Send(new ReadOwnPlace(code), cancellationToken);
        if (own.IsRefused)
        {
            return Refused(own.Refusals);
        }

        (Own, Read) = (own.Value, code);
        return Page();
    }

    private async Task<IActionResult> AgainAsync(PublicCode code, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(code, cancellationToken);
        if (Own is not null)
        {
            Refused(refusals);
        }

        return shown;
    }

    private PageResult Refused(IReadOnlyList<Refusal> refusals)
    {
        Errors = FormErrors.Of(words, refusals, nameof(Code));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
