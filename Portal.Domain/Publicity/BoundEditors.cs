using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Somebody who works on content, and what the work is narrowed to; nothing named means everything.</summary>
public sealed record EditorRow(Guid StaffId, string UserName, string Name, StaffRoles Roles, IReadOnlyList<string> Columns, IReadOnlyList<string> Types, bool IsOneself);

public sealed record EditorList(IReadOnlyList<EditorRow> Editors, IReadOnlyList<ContentColumn> Columns, IReadOnlyList<ContentKind> Kinds);

/// <summary>Everybody who works on content.</summary>
[Requires(Permission.ManageColumns)]
[Routine]
public sealed record FindEditors : IQuery<EditorList>;

internal sealed class FindEditorsHandler(IPortalDb db, IContentDesk desk, ContentWork work) : IRequestHandler<FindEditors, Outcome<EditorList>>
{
    public async Task<Outcome<EditorList>> Handle(FindEditors request, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.AsNoTracking().Where(s => s.Standing == Standing.InForce).OrderBy(s => s.UserName).ToListAsync(cancellationToken);
        var bounds = (await db.ContentBounds.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(b => b.StaffId);
        return new EditorList(
            [
                .. staff.Where(s => RolePermissions.Of(s.Roles).Contains(Permission.WriteContent)).Select(s => new EditorRow(
                    s.Id,
                    s.UserName,
                    s.DisplayName,
                    s.Roles,
                    [.. bounds[s.Id].Select(b => b.ColumnId).Where(id => id.Length > 0)],
                    [.. bounds[s.Id].Select(b => b.ContentType).Where(type => type.Length > 0)],
                    s.Id == work.Who.Id)),
            ],
            await desk.ColumnsAsync(cancellationToken),
            await desk.KindsAsync(cancellationToken));
    }
}

/// <summary>Narrows what one editor works on, or widens it again. Nobody sets his own bounds.</summary>
[Requires(Permission.ManageColumns)]
public sealed record BoundEditor(string UserName, IReadOnlyList<string> Columns, IReadOnlyList<string> Types) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class BoundEditorHandler(IPortalDb db, IContentDesk desk, StaffRegister register, ContentWork work) : IRequestHandler<BoundEditor, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(BoundEditor request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<Nothing>.Refused(found.Refusals);
        }

        var editor = found.Value.Id;
        if (editor == work.Who.Id)
        {
            return new Refusal("ContentNotOwnBounds");
        }

        var columns = (await desk.ColumnsAsync(cancellationToken)).Select(c => c.Id).Intersect(request.Columns, StringComparer.Ordinal);
        var kinds = (await desk.KindsAsync(cancellationToken)).Select(k => k.Name).Intersect(request.Types, StringComparer.Ordinal);
        db.ContentBounds.RemoveRange(await db.ContentBounds.Where(b => b.StaffId == editor).ToListAsync(cancellationToken));
        db.ContentBounds.AddRange(columns.Select(id => new ContentBound(editor, id, "")).Concat(kinds.Select(type => new ContentBound(editor, "", type))));
        return default(Nothing);
    }
}
