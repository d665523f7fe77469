using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Cms.Media;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Web.Pages.Intake;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Media;

/// <summary>The media library: folders, search, upload. The body is read part by part: the form's token stands first, and without a good one no file is looked at.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(IMediator mediator, IMediaDesk media, StreamedToken token, SiteText words) : PageModel
{
    private const string FilesField = "Files";

    private readonly Dictionary<string, string> _errors = [];

    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Folder { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>The page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>How many files were taken just now.</summary>
    [BindProperty(SupportsGet = true, Name = "taken")]
    public int Taken { get; set; }

    /// <summary>A file that was removed just now.</summary>
    [BindProperty(SupportsGet = true, Name = "removed")]
    public string? Removed { get; set; }

    /// <summary>Where the upload goes; a folder that is not there comes to be with its first file.</summary>
    public string? Target { get; private set; }

    /// <summary>Of the first file.</summary>
    public string? AltText { get; private set; }

    public bool Replace { get; private set; }

    public MediaList List { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>The folders on the way to the present one.</summary>
    public IEnumerable<(string Path, string Name)> Way
    {
        get
        {
            var parts = List.Folder.Length == 0 ? [] : List.Folder.Split('/');
            return parts.Select((part, i) => (string.Join('/', parts.Take(i + 1)), part));
        }
    }

    public static string Accepted => string.Join(',', MediaKind.Extensions.Append(".heic"));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Who may not write here gets no further, and nothing of his files is stored.
        if (await ShowAsync(cancellationToken) is not PageResult and var refused)
        {
            return refused;
        }

        MediaForm form;
        try
        {
            form = await MediaForm.ReadAsync(Request, TakeAsync, cancellationToken);
        }
        catch (IntakeFormException)
        {
            return BadRequest();
        }

        if (!await token.IsOursAsync(HttpContext, name => form[name]))
        {
            return BadRequest();
        }

        Fill(form);
        if (form.Files == 0)
        {
            _errors[FilesField] = words.Of(new Refusal("MediaNoFile"));
        }

        if (_errors.Count == 0)
        {
            return LocalRedirect("~/desk/media" + Query(MediaPath.Folder(Target) ?? "", "", 1, Taken));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    /// <summary>The address of a place in the library, after <c>~/desk/media</c>.</summary>
    public static string Query(string folder, string text, int page, int taken = 0) => QueryString.Create(
        new KeyValuePair<string, string?>[]
        {
            new("folder", folder), new("q", text), new("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
            new("taken", taken > 0 ? taken.ToString(CultureInfo.InvariantCulture) : null),
        }.Where(part => !string.IsNullOrEmpty(part.Value))).ToUriComponent();

    private void Fill(MediaForm form) => (Target, AltText, Replace) = (form[nameof(Target)], form[nameof(AltText)], form[nameof(Replace)].Length > 0);

    /// <summary>One file that is not taken does not keep the others out.</summary>
    private async Task TakeAsync(MediaForm form, string fileName, Stream content)
    {
        if (!await token.IsOursAsync(HttpContext, name => form[name]))
        {
            return;
        }

        Fill(form);
        var staged = await media.StageAsync(Target ?? "", fileName, content, HttpContext.RequestAborted);
        if (staged.IsRefused)
        {
            Refuse(fileName, staged.Refusals[0]);
            return;
        }

        var kept = await mediator.Send(new KeepMedia(staged.Value, form.Files == 1 ? AltText ?? "" : "", Replace), HttpContext.RequestAborted);
        if (kept.IsRefused)
        {
            Refuse(fileName, kept.Refusals[0]);
            return;
        }

        Taken++;
    }

    private void Refuse(string fileName, Refusal refusal) => _errors[FilesField] = words["Media.NotTaken", fileName, words.Of(refusal)];

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindMedia(Folder ?? "", Text ?? "", Number), cancellationToken);
        if (found.IsRefused)
        {
            return this.BareError(found.Refusals[0]) ?? Forbid();
        }

        List = found.Value;
        Target ??= List.Folder;
        return Page();
    }
}
