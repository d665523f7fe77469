using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>A field in which two versions differ.</summary>
public sealed record FieldChange(string Label, IReadOnlyList<DiffPart> Parts);

/// <summary>An item's versions, and what changed from one to the other.</summary>
/// <param name="Before">The older version of the two compared; empty when there is only one.</param>
public sealed record ContentHistory(ContentStand Stand, IReadOnlyList<ContentVersion> Versions, string Before, string After, IReadOnlyList<FieldChange> Changes, bool CanRestore);

/// <summary>The history of an item. Without versions named, the newest is compared with the one before it.</summary>
[Requires(Permission.WriteContent)]
[Routine]
public sealed record ReadContentHistory(string ItemId, string Before = "", string After = "") : IQuery<ContentHistory>;

internal sealed class ReadContentHistoryHandler(IContentDesk desk, ContentWork work) : IRequestHandler<ReadContentHistory, Outcome<ContentHistory>>
{
    public async Task<Outcome<ContentHistory>> Handle(ReadContentHistory request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<ContentHistory>.Refused(opened.Refusals);
        }

        var versions = await desk.VersionsAsync(request.ItemId, cancellationToken);
        var after = versions.FirstOrDefault(v => v.VersionId == request.After) ?? versions[0];
        var before = versions.FirstOrDefault(v => v.VersionId == request.Before) ?? versions.SkipWhile(v => v != after).Skip(1).FirstOrDefault();
        var changes = before is null ? [] : await CompareAsync(request.ItemId, before, after, cancellationToken);
        var canRestore = opened.Value.Review.Stage is not (ReviewStage.Waiting or ReviewStage.Passed);
        return new ContentHistory(opened.Value.Stand, versions, before?.VersionId ?? "", after.VersionId, changes, canRestore);
    }

    private async Task<IReadOnlyList<FieldChange>> CompareAsync(string itemId, ContentVersion before, ContentVersion after, CancellationToken cancellationToken)
    {
        var old = (await desk.ReadAsync(itemId, before.VersionId, cancellationToken)).ToDictionary(t => t.Name);
        var present = await desk.ReadAsync(itemId, after.VersionId, cancellationToken);
        var gone = old.Values.Where(t => present.All(p => p.Name != t.Name)).Select(t => t with { Text = "" });
        return
        [
            .. present.Concat(gone)
                .Select(text => (text.Label, Old: old.GetValueOrDefault(text.Name)?.Text ?? "", New: text.Text))
                .Where(pair => pair.Old != pair.New)
                .Select(pair => new FieldChange(pair.Label, WordDiff.Compare(pair.Old, pair.New))),
        ];
    }
}

/// <summary>Makes a draft that says what an older version said. What is there now stays as a version.</summary>
[Requires(Permission.WriteContent)]
public sealed record RestoreContentVersion(string ItemId, string VersionId) : IAct<ContentStand>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class RestoreContentVersionHandler(IContentDesk desk, ContentWork work) : IRequestHandler<RestoreContentVersion, Outcome<ContentStand>>
{
    public async Task<Outcome<ContentStand>> Handle(RestoreContentVersion request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<ContentStand>.Refused(opened.Refusals);
        }

        var review = opened.Value.Review;
        var wrote = review.Write(work.Who, request.VersionId, work.Now);
        if (wrote.IsRefused)
        {
            return Outcome<ContentStand>.Refused(wrote.Refusals);
        }

        return await desk.RestoreAsync(request.ItemId, request.VersionId, work.Author, cancellationToken) switch
        {
            null => new Refusal("NotThere"),
            var stand when !(await work.ReachAsync(opened.Value.Columns, cancellationToken)).Has(stand.Type, stand.Columns) => new Refusal("ContentOutOfReach"),
            var stand => stand,
        };
    }
}

/// <summary>A new draft that says the same as this item, under an id and later an address of its own.</summary>
/// <param name="Title">The copy's title.</param>
[Requires(Permission.WriteContent)]
public sealed record DuplicateContent(string ItemId, string Title) : IAct<ContentStand>, IConcerns
{
    public string AuditTarget => ItemId;
}

internal sealed class DuplicateContentHandler(IContentDesk desk, ContentWork work) : IRequestHandler<DuplicateContent, Outcome<ContentStand>>
{
    public async Task<Outcome<ContentStand>> Handle(DuplicateContent request, CancellationToken cancellationToken)
    {
        var opened = await work.OpenAsync(request.ItemId, seen: null, cancellationToken);
        if (opened.IsRefused)
        {
            return Outcome<ContentStand>.Refused(opened.Refusals);
        }

        if (await desk.DuplicateAsync(request.ItemId, request.Title, work.Author, cancellationToken) is not { } copy)
        {
            return new Refusal("NotThere");
        }

        var wrote = (await work.ReviewAsync(copy, cancellationToken)).Write(work.Who, copy.VersionId, work.Now);
        return wrote.IsRefused ? Outcome<ContentStand>.Refused(wrote.Refusals) : copy;
    }
}
