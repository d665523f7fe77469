using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Desk.Media;
using Portal.Web.Pages.Intake;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Transfer;

/// <summary>The import room: an upload is looked at before it runs. What it brings stands on the public site at once, so the password is asked for anew.</summary>
[NeedsFreshProof]
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class ImportModel(IMediator mediator, IContentTransfer transfer, StreamedToken token, SiteText words) : PageModel
{
    private const string FileField = "File";

    public ImportList List { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Who may not import gets no further, and nothing of his file is stored.
        if (await ShowAsync(cancellationToken) is not PageResult and var refused)
        {
            return refused;
        }

        Outcome<StagedRecipe>? staged = null;
        MediaForm form;
        try
        {
            form = await MediaForm.ReadAsync(Request, async (fields, name, content) =>
            {
                if (staged is null && await token.IsOursAsync(HttpContext, field => fields[field]))
                {
                    staged = await transfer.StageAsync(name, content, cancellationToken);
                }
            }, cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        if (!await token.IsOursAsync(HttpContext, field => form[field]))
        {
            return BadRequest();
        }

        var refusals = staged switch
        {
            null => [new Refusal("RecipeEmpty")],
            { IsRefused: true } => staged.Refusals,
            _ => [],
        };
        if (refusals.Count == 0)
        {
            var kept = await mediator.Send(new KeepImport(staged!.Value), cancellationToken);
            if (!kept.IsRefused)
            {
                return LocalRedirect($"~/desk/import/{kept.Value:N}");
            }

            refusals = kept.Refusals;
        }

        Errors = words.Errors([refusals[0].At(FileField)]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindImports(), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        return Page();
    }
}
