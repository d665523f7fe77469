using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Adds a district or changes one. Its code stays for ever, because sealed and plain reports name it; one no longer wanted is hidden.</summary>
/// <param name="EnglishName">May be empty; then the English pages show the Chinese name.</param>
/// <param name="IsNew">Refused with <c>CodeTaken</c> when the code is there already.</param>
[Requires(Permission.ManageSystem)]
public sealed record SaveDistrict(string Code, string Name, int Order, bool IsActive, bool IsNew, string EnglishName = "") : IAct<Nothing>, IConcerns
{
    public string AuditTarget => PlaceRules.IsCode(Code) ? Code : "";
}

internal sealed class SaveDistrictValidator : AbstractValidator<SaveDistrict>
{
    public SaveDistrictValidator()
    {
        RuleFor(r => r.Code).Must(PlaceRules.IsCode).WithErrorCode("CodeForm");
        RuleFor(r => r.Name).Must(PlaceRules.IsName).WithErrorCode("NameLength").WithState(_ => new object[] { PlaceRules.ShortestName, PlaceRules.LongestName });
        RuleFor(r => r.EnglishName).Must(PlaceRules.IsEnglishName).WithErrorCode("EnglishNameForm").WithState(_ => new object[] { PlaceRules.LongestName });
        RuleFor(r => r.Order).InclusiveBetween(0, PlaceRules.LastOrder).WithErrorCode("OrderRange").WithState(_ => new object[] { PlaceRules.LastOrder });
    }
}

internal sealed class SaveDistrictHandler(IPortalDb db) : IRequestHandler<SaveDistrict, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SaveDistrict request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        var found = await db.Districts.SingleOrDefaultAsync(e => e.Code == request.Code, cancellationToken);
        if (found is null != request.IsNew)
        {
            return request.IsNew ? new Refusal("CodeTaken", nameof(request.Code)) : new Refusal("NotThere");
        }

        if (await db.Districts.AnyAsync(e => e.Code != request.Code && e.Name == name, cancellationToken))
        {
            return new Refusal("NameTaken", nameof(request.Name));
        }

        if (!request.IsActive && !await db.Districts.AnyAsync(e => e.Code != request.Code && e.IsActive, cancellationToken))
        {
            return new Refusal("LastOfItsKind", nameof(request.IsActive));
        }

        if (found is null)
        {
            found = new District(request.Code, name, request.Order);
            db.Districts.Add(found);
        }

        found.Change(name, request.EnglishName.Trim(), request.Order, request.IsActive);
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
