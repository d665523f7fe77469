using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Domain.Access;

/// <summary>Signs somebody out everywhere, at the next request of each session: a lost telephone, a screen left open.</summary>
[Requires(Permission.ManageStaff)]
public sealed record EndSessions(string UserName) : IAct<Nothing>, IConcerns
{
    public string AuditTarget => UserName;
}

internal sealed class EndSessionsHandler(StaffRegister register) : IRequestHandler<EndSessions, Outcome<Nothing>>
{
    public async Task<Outcome<Nothing>> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        var found = await register.FindAsync(request.UserName, cancellationToken);
        if (found.IsRefused)
        {
            return Outcome<Nothing>.Refused(found.Refusals);
        }

        found.Value.SignOutEverywhere();
        return default(Nothing);
    }
}
