using global::Portal.Domain.Access;

namespace Portal.Tests.Web.Content;

/// <summary>One desk for all tests of a class, with a chief editor and an editor signed in.</summary>
public sealed class SharedDesk : IAsyncLifetime
{
    internal PublicityDesk Desk { get; private set; } = null!;

    public HttpClient Chief { get; private set; } = null!;

    public HttpClient Editor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Desk = await PublicityDesk.StartAsync();
        Chief = await Desk.AsAsync("总编甲", StaffRoles.ChiefEditor);
        Editor = await Desk.AsAsync("编辑甲", StaffRoles.Editor);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
