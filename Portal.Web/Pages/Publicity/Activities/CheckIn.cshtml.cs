using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Activities;
using Portal.Web.Pages.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Publicity.Activities;

/// <summary>Behind the code on the wall: one says that one has come. The address is signed and worth something only around the time of the activity.</summary>
internal sealed class CheckInModel(IMediator mediator, PublicForm form, SiteText words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "k")]
    public string? Signature { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    public PublicForm Form => form;

    /// <summary>Null outside the time of the activity.</summary>
    public CheckInView? View { get; private set; }

    /// <summary>How many have just come.</summary>
    public int? Came { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    private string Place => "check-in " + Id;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var refused = await form.ReceiveAsync(Request, Place, cancellationToken);
        if (refused.Count == 0)
        {
            var came = await mediator.Send(new CheckInOneself(Id, Signature ?? "", Typed ?? ""), cancellationToken);
            refused = came.Refusals;
            Came = came.IsRefused ? null : came.Value;
        }

        if (refused.Count > 0)
        {
            Errors = FormErrors.Of(words, refused, nameof(Typed));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var read = await mediator.Send(new ReadCheckIn(Id, Signature ?? ""), cancellationToken);
        if (read.IsRefused && read.Refusals[0].Code == "NotThere")
        {
            return NotFound();
        }

        View = read.IsRefused ? null : read.Value;

        // No question about a burning stair for people in a queue: the signed address, the hour and the code are enough.
        form.BeginPlain(Place);
        return Page();
    }
}
