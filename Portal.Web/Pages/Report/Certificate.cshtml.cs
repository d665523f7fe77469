using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Kernel;
using Portal.Domain.Reporting;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Report;

/// <summary>Checks a filing certificate, for whoever was shown one. Says only whether this site signed it.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class CertificateModel(IMediator mediator, IFilingSigner signer, SiteText words) : PageModel
{
    private IReadOnlyList<Refusal> _refusals = [];

    public CheckCertificate Asked { get; private set; } = new("", "", "", "");

    /// <summary>Null until a whole certificate was asked about.</summary>
    public bool? IsOurs { get; private set; }

    public string PublicKey => Convert.ToBase64String(signer.PublicKey);

    public IReadOnlyDictionary<string, string> Errors => _refusals.DistinctBy(r => r.Field).ToDictionary(r => r.Field, words.Of);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IntakeForm form;
        try
        {
            form = await IntakeForm.ReadAsync(Request, (_, file) => file.CopyToAsync(Stream.Null, cancellationToken), cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        Asked = new CheckCertificate(form["Number"], form["Day"], form["Fingerprint"], form["Signature"]);
        var answer = await mediator.Send(Asked, cancellationToken);
        _refusals = answer.Refusals;
        IsOurs = answer.IsRefused ? null : answer.Value;
        return Page();
    }
}
