using MediatR;

namespace Portal.Domain.Kernel;

/// <summary>A request that changes something: it runs in one short transaction and is rolled back when refused.</summary>
public interface IAct<T> : IRequest<Outcome<T>>;

/// <summary>A request that only reads: it gets no transaction (on SQLite a transaction takes the write lock at once).</summary>
public interface IQuery<T> : IRequest<Outcome<T>>;

/// <summary>A request about one thing, named in the audit log: a case number or a person, never a word of a report.</summary>
public interface IConcerns
{
    string AuditTarget { get; }
}
