namespace Portal.Domain.Audit;

/// <summary>A staff query that opens nothing sealed (a list, a menu): a record of each would drown the ones that matter. Refusals are recorded all the same.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RoutineAttribute : Attribute;
