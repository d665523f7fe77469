using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Menus and taxonomies.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record FindTrees : IQuery<IReadOnlyList<TreeLine>>;

internal sealed class FindTreesHandler(IStructureDesk structure) : IRequestHandler<FindTrees, Outcome<IReadOnlyList<TreeLine>>>
{
    public async Task<Outcome<IReadOnlyList<TreeLine>>> Handle(FindTrees request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<TreeLine>>.Done(await structure.TreesAsync(cancellationToken));
}

/// <summary>One of them with all its nodes.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record ReadTree(string ItemId) : IQuery<TreeView>;

internal sealed class ReadTreeHandler(IStructureDesk structure) : IRequestHandler<ReadTree, Outcome<TreeView>>
{
    public async Task<Outcome<TreeView>> Handle(ReadTree request, CancellationToken cancellationToken) =>
        await structure.TreeAsync(request.ItemId, cancellationToken) is { } tree ? tree : new Refusal("NotThere");
}

/// <summary>A new menu or taxonomy. Refused <c>AliasTaken</c>, <c>AliasForm</c>.</summary>
[Requires(Permission.ManageColumns)]
public sealed record AddTree(bool IsTaxonomy, string Title, string Alias) : IAct<string>, IConcerns
{
    public string AuditTarget => Alias;
}

internal sealed class AddTreeValidator : AbstractValidator<AddTree>
{
    private const int Longest = 60;

    public AddTreeValidator()
    {
        RuleFor(a => a.Title).Must(title => title.Trim().Length is > 0 and <= Longest).WithErrorCode("NameLength").WithState(_ => new object[] { 1, Longest });
        RuleFor(a => a.Alias).Must(alias => alias.Length is > 0 and <= Longest && alias.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')).WithErrorCode("AliasForm");
    }
}

internal sealed class AddTreeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<AddTree, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(AddTree request, CancellationToken cancellationToken) =>
        await structure.AddTreeAsync(request.IsTaxonomy, request.Title.Trim(), request.Alias, work.Author, cancellationToken);
}

/// <summary>Makes an older version of a menu or a taxonomy the present one. What is there now stays as a version.</summary>
[Requires(Permission.ManageColumns)]
public sealed record RestoreTree(string ItemId, string VersionId) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RestoreTreeHandler(IStructureDesk structure, ContentWork work) : IRequestHandler<RestoreTree, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(RestoreTree request, CancellationToken cancellationToken)
    {
        if (await structure.TreeAsync(request.ItemId, cancellationToken) is not { } before)
        {
            return new Refusal("NotThere");
        }

        if (!await structure.RestoreTreeAsync(request.ItemId, request.VersionId, work.Author, cancellationToken))
        {
            return new Refusal("NotThere");
        }

        // A version from before a column was made would leave its items nowhere.
        var after = await structure.TreeAsync(request.ItemId, cancellationToken);
        var lost = before.Nodes.FirstOrDefault(node => node.Uses > 0 && after!.Nodes.All(other => other.Id != node.Id));
        return lost is null ? default(Nothing) : new Refusal("TermInUse", "", lost.Title, lost.Uses);
    }
}
