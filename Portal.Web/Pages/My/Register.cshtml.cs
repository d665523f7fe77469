using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My;

/// <summary>A learner's account: a name and a password, and no telephone number or identity card.</summary>
internal sealed class RegisterModel(ILearnerDoor door, IHumanCheck check, AreaVisit visit, SiteText words) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public HumanChallenge? Human { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormErrors.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (visit.AccountId is not null)
        {
            return LocalRedirect("/my");
        }

        Human = await check.IssueAsync(HumanPlace.AccountForm, null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(cancellationToken);

        // A passed check is spent: the fields are looked at first, so that a short password does not cost the person a second check.
        var unfit = await door.CheckRegistrationAsync(UserName ?? "", DisplayName ?? "", Next ?? "", Again ?? "", cancellationToken);
        if (unfit.Count > 0)
        {
            return await AgainAsync(unfit, answer, cancellationToken);
        }

        var human = await check.VerifyAsync(answer, HumanPlace.AccountForm, cancellationToken);
        if (human.IsRefused)
        {
            return await AgainAsync(human.Refusals, answer, cancellationToken);
        }

        var made = await door.RegisterAsync(UserName ?? "", DisplayName ?? "", Next ?? "", Again ?? "", cancellationToken);
        return made.IsRefused ? await AgainAsync(made.Refusals, null, cancellationToken) : LocalRedirect("/my");
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals, HumanAnswer? answer, CancellationToken cancellationToken)
    {
        Errors = FormErrors.Of(words, refusals, nameof(UserName));
        Human = await check.IssueAsync(HumanPlace.AccountForm, answer, cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<HumanAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var form = await Request.ReadFormAsync(cancellationToken);
        return new HumanAnswer(HumanFields.Names.ToDictionary(name => name, name => form[name].ToString(), StringComparer.Ordinal));
    }
}
