namespace Portal.Domain.Publicity.Programme;

/// <summary>A published item of a register, with what it says.</summary>
public sealed record RegisterItem(PublicLine Line, RegisterFacts Facts, ClockFacts Clock);

/// <summary>Reads published items of registers from the content store.</summary>
public interface IRegisterItems
{
    /// <summary>In the order of the ids; what is not published is left out.</summary>
    Task<IReadOnlyList<RegisterItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken);

    /// <summary>What was made for the present state of the published content, or what is made now.</summary>
    Task<T> RememberAsync<T>(string key, Func<Task<T>> make)
        where T : class;
}
