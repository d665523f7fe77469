using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Audit;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Audit;

/// <summary>The filtered sign-in log as a CSV file: an endpoint without layout.</summary>
internal sealed class SignInsExportModel(IMediator mediator, SiteText words) : PageModel
{
    private static readonly string[] Columns = ["At", "UserName", "Address", "Result", "ResultCode"];

    [BindProperty(SupportsGet = true, Name = "")]
    public SignInQuery Query { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ExportSignIns(Query.ToFilter()), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? LocalRedirect("~/desk/sign-ins" + Query.Write() + (Query.Write().Length > 0 ? "&" : "?") + "exportRefused=true");
        }

        var head = Columns.Select(column => words["Audit.Field." + column]);
        var rows = found.Value.Select(row => new[] { LogAddress.Time(row.At), row.UserName, row.Address, LogWords.SignIn(words, row.Result), row.Result });
        return new CsvResult(words["Audit.SignIns.FileName"], [head, .. rows]);
    }
}
