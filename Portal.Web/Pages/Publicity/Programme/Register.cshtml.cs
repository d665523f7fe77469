using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Domain.Publicity.Programme;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Publicity.Programme;

/// <summary>The list of one register: narrowed by its fields, searched, page after page.</summary>
[KeptUntilPublish]
internal sealed class RegisterModel(IMediator mediator) : PageModel
{
    public RegisterView View { get; private set; } = null!;

    public ProgrammeRegister Register => View.Register;

    /// <summary>The eight industries, above the list of their tasks only.</summary>
    public ActionView? Action { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (ProgrammeRegisters.At(slug) is not { } register)
        {
            return NotFound();
        }

        var asked = new FindRegister(slug, RegisterAddress.Read(register, Request.Query), RegisterAddress.ReadPage(Request.Query));
        if ((await mediator.Send(asked, cancellationToken)).Value is not { } view)
        {
            return NotFound();
        }

        View = view;
        Action = register.Type == ProgrammeRegisters.Action ? (await mediator.Send(new ReadAction(), cancellationToken)).Value : null;
        return Page();
    }

    public string ToPage(int page) => Request.PathBase.Add($"/programme/{Register.Slug}").ToUriComponent() + RegisterAddress.Write(View.Filter, page);

    /// <summary>The same choice as a feed or a table.</summary>
    public string Feed(string ending) => Request.PathBase.Add($"/feeds/programme/{Register.Slug}.{ending}").ToUriComponent() + RegisterAddress.Write(View.Filter);
}
