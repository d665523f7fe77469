using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>An address that leads on.</summary>
/// <param name="Target">Where it leads now; empty when the item there is gone.</param>
/// <param name="Automatic">The item had this address once; nobody wrote it down.</param>
public sealed record RedirectRow(string Path, string Target, string Title, bool Automatic, string StaffName, DateTime? MadeAt);

public sealed record RedirectList(IReadOnlyList<RedirectRow> Rows, int Found, int Page, int Pages);

/// <summary>The site's redirects: those that were written down, and those that items left behind.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record FindRedirects(string Text, int Page = 1) : IQuery<RedirectList>
{
    public const int PageSize = 50;
}

internal sealed class FindRedirectsHandler(IStructureDesk structure) : IRequestHandler<FindRedirects, Outcome<RedirectList>>
{
    public async Task<Outcome<RedirectList>> Handle(FindRedirects request, CancellationToken cancellationToken) =>
        await structure.RedirectsAsync(request.Text.Trim().Trim('/').ToLowerInvariant(), request.Page, FindRedirects.PageSize, cancellationToken);
}

/// <summary>
/// Leads an old address on. Refused <c>RedirectPath</c>, <c>RedirectReserved</c>, <c>RedirectTaken</c> when something answers there now, <c>RedirectThere</c>,
/// <c>RedirectNowhere</c>, <c>RedirectLoop</c>.
/// </summary>
[Requires(Permission.ManageColumns)]
public sealed record AddRedirect(string From, string To) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => From;
}

internal sealed class AddRedirectHandler(RedirectWork work) : IRequestHandler<AddRedirect, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(AddRedirect request, CancellationToken cancellationToken) =>
        await work.AddAsync(request.From, request.To, cancellationToken) is { } refusal ? refusal : default(Nothing);
}

/// <summary>Takes redirects away again, also one that an item left behind.</summary>
[Requires(Permission.ManageColumns)]
public sealed record RemoveRedirect(string From) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => From;
}

internal sealed class RemoveRedirectHandler(IPortalDb db, IStructureDesk structure) : IRequestHandler<RemoveRedirect, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RemoveRedirect request, CancellationToken cancellationToken)
    {
        var gone = await db.SiteRedirects.Where(r => r.Path == request.From).ExecuteDeleteAsync(cancellationToken) > 0
            || await structure.ForgetPathAsync(request.From, cancellationToken);
        if (!gone)
        {
            return new Refusal("NotThere");
        }

        await structure.ShowAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <summary>What became of one line of a table of redirects.</summary>
public sealed record RedirectLine(int Line, string From, string To, Refusal? Refusal);

/// <summary>Many redirects at once, two columns a line, between commas, tabs or semicolons. A line that cannot be taken keeps the others out of nothing.</summary>
[Requires(Permission.ManageColumns)]
public sealed record AddRedirects(string Table) : IAct<IReadOnlyList<RedirectLine>>
{
    public const int Most = 2000;
}

internal sealed class AddRedirectsHandler(RedirectWork work) : IRequestHandler<AddRedirects, Outcome<IReadOnlyList<RedirectLine>>>
{
    private static readonly char[] Between = [',', '\t', ';', '，', '；'];

    public async Task<Outcome<IReadOnlyList<RedirectLine>>> Handle(AddRedirects request, CancellationToken cancellationToken)
    {
        var lines = request.Table.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Select((text, at) => (Text: text.Trim(), Number: at + 1)).Where(line => line.Text.Length > 0).ToList();
        if (lines.Count is 0 or > AddRedirects.Most)
        {
            return new Refusal("RedirectTable", nameof(request.Table), AddRedirects.Most);
        }

        var done = new List<RedirectLine>();
        foreach (var (text, number) in lines)
        {
            var cells = text.Split(Between, 2).Select(cell => cell.Trim().Trim('"').Trim()).ToArray();
            var refusal = cells.Length < 2 ? new Refusal("RedirectColumns") : await work.AddAsync(cells[0], cells[1], cancellationToken);
            done.Add(new RedirectLine(number, cells[0], cells.Length < 2 ? "" : cells[1], refusal));
        }

        return Outcome<IReadOnlyList<RedirectLine>>.Done(done);
    }
}

/// <summary>Takes one redirect in, by the rules.</summary>
public sealed class RedirectWork(IPortalDb db, IStructureDesk structure, ContentWork work)
{
    private Dictionary<string, string>? _next;

    public async Task<Refusal?> AddAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (RedirectRules.Normal(from) is not { } path)
        {
            return new Refusal("RedirectPath", "From");
        }

        if (!RedirectRules.MayBegin(path))
        {
            return new Refusal("RedirectReserved", "From");
        }

        if (RedirectRules.Normal(to) is not { } wanted)
        {
            return new Refusal("RedirectPath", "To");
        }

        _next ??= await db.SiteRedirects.Where(r => r.Target != "").ToDictionaryAsync(r => r.Path, r => r.Target, StringComparer.Ordinal, cancellationToken);
        if (path == wanted || RedirectRules.IsCircle(path, wanted, _next))
        {
            return new Refusal("RedirectLoop", "To");
        }

        if (_next.ContainsKey(path) || await db.SiteRedirects.AnyAsync(r => r.Path == path, cancellationToken))
        {
            return new Refusal("RedirectThere", "From");
        }

        if (await structure.AnswersAsync(path, cancellationToken))
        {
            return new Refusal("RedirectTaken", "From");
        }

        if (await structure.TargetAsync(wanted, cancellationToken) is not { } target)
        {
            return new Refusal("RedirectNowhere", "To");
        }

        db.SiteRedirects.Add(new SiteRedirect(path, target, work.Who.Name, work.Now));
        _next[path] = target.ItemId.Length > 0 ? wanted : target.Path;
        await db.SaveChangesAsync(cancellationToken);
        await structure.ShowAsync(cancellationToken);
        return null;
    }
}
