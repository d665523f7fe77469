using MediatR;

namespace Portal.Domain.Kernel;

/// <summary>
/// The root of what is changed together. <see cref="Version"/> is a concurrency token that the database layer raises on each change;
/// a lost race is a refusal. Events raised here are published inside the same transaction.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<INotification> _events = [];

    public int Version { get; private set; }

    public IReadOnlyList<INotification> Events => _events;

    /// <summary>Called by the database layer when it saves a change.</summary>
    public void RaiseVersion() => Version++;

    public IReadOnlyList<INotification> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }

    protected void Raise(INotification happened) => _events.Add(happened);
}
