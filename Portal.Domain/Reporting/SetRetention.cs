using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Says how long reports are kept that end in this way from now on, between <see cref="RetentionRule.LeastDays"/> and
/// <see cref="RetentionRule.MostDays"/> days. A report that has ended keeps the day its mailbox shows. Refusals: <c>RetentionDays</c>, <c>NotThere</c>.
/// </summary>
[Requires(Permission.ManageSystem)]
public sealed record SetRetention(ReportState Outcome, int? Days) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => $"{Outcome}/{Days}";
}

internal sealed class SetRetentionValidator : AbstractValidator<SetRetention>
{
    public SetRetentionValidator() =>
        RuleFor(r => r.Days).Must(d => d is { } days && RetentionRule.IsAllowed(days)).WithErrorCode("RetentionDays")
            .WithState(_ => new object[] { RetentionRule.LeastDays, RetentionRule.MostDays });
}

internal sealed class SetRetentionHandler(IPortalDb db) : IRequestHandler<SetRetention, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(SetRetention request, CancellationToken cancellationToken)
    {
        if (!RetentionRule.Defaults.TryGetValue(request.Outcome, out var usual))
        {
            return new Refusal("NotThere");
        }

        var rule = await db.RetentionRules.SingleOrDefaultAsync(r => r.Outcome == request.Outcome, cancellationToken);
        if (rule is null)
        {
            rule = new RetentionRule(request.Outcome, usual);
            db.RetentionRules.Add(rule);
        }

        var kept = rule.Keep(request.Days.GetValueOrDefault());
        if (kept.IsRefused)
        {
            return Outcome<Nothing>.Refused(kept.Refusals);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}

/// <param name="Usual">What holds where nobody has decided.</param>
public sealed record RetentionView(ReportState Outcome, int Days, int Usual);

/// <summary>The rules as they stand.</summary>
[Requires(Permission.ManageSystem)]
[Routine]
public sealed record ReadRetention : IQuery<IReadOnlyList<RetentionView>>;

internal sealed class ReadRetentionHandler(IPortalDb db) : IRequestHandler<ReadRetention, Outcome<IReadOnlyList<RetentionView>>>
{
    public async Task<Outcome<IReadOnlyList<RetentionView>>> Handle(ReadRetention request, CancellationToken cancellationToken)
    {
        var rules = await db.RetentionRules.AsNoTracking().ToDictionaryAsync(r => r.Outcome, r => r.Days, cancellationToken);
        return RetentionRule.Defaults
            .Select(usual => new RetentionView(usual.Key, rules.GetValueOrDefault(usual.Key, usual.Value), usual.Value))
            .OrderBy(rule => rule.Outcome)
            .ToArray();
    }
}
