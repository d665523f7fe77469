using MediatR;

namespace Portal.Domain.Access;

/// <summary>Somebody's appointment has ended. What they could open must be closed in the same transaction.</summary>
public sealed record StaffRemoved(Guid StaffId) : INotification;
