using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>Rules about the tree and about what is stored.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] ForbiddenRooms = ["Helpers", "Utils", "Utilities", "Managers", "Common", "Services", "Interfaces", "Shared", "Core"];

    // Made by tools, or not ours.
    private static readonly string[] NotOurs = [".git", ".vs", ".idea", "bin", "obj", "node_modules", "lib", "App_Data", "TestResults", "shots"];

    [Fact]
    public void No_room_is_named_for_nothing_in_particular()
    {
        var rooms = Rooms(Repository.Root).ToList();
        Assert.Contains(Repository.Folder("Portal.Domain", "Kernel"), rooms);
        Broken.Nowhere(rooms.Where(room => ForbiddenRooms.Contains(Path.GetFileName(room), StringComparer.OrdinalIgnoreCase) && !IsForViews(room)));
    }

    [Theory]
    [InlineData("LastIp", true)]
    [InlineData("IpAddress", true)]
    [InlineData("IP", true)]
    [InlineData("UserAgent", true)]
    [InlineData("Referer", true)]
    [InlineData("Recipient", false)]
    [InlineData("Description", false)]
    public void Name_that_points_at_a_person_is_known(string name, bool points) => Assert.Equal(points, PointsAtAPerson().IsMatch(name));

    [Fact]
    public void Nothing_stored_has_a_field_that_points_at_a_person()
    {
        var entities = typeof(IPortalDb).GetProperties()
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(property => property.PropertyType.GenericTypeArguments[0])
            .ToList();
        Assert.NotEmpty(entities);
        Broken.Nowhere(
            from entity in entities
            from property in entity.GetProperties()
            where PointsAtAPerson().IsMatch(property.Name)
            select $"{entity.Name}.{property.Name}");
    }

    // The framework itself asks for this one name, below its pages.
    private static bool IsForViews(string room) =>
        Path.GetFileName(room) == "Shared" && room.StartsWith(Repository.Folder("Portal.Web", "Pages") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Rooms(string folder) => Directory.EnumerateDirectories(folder)
        .Where(room => !NotOurs.Contains(Path.GetFileName(room), StringComparer.Ordinal))
        .SelectMany(room => Rooms(room).Prepend(room));

    [GeneratedRegex("(^|[a-z0-9])(Ip|IP)([A-Z]|s?$)|UserAgent|Referr?er|BrowserName|Fingerprint", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PointsAtAPerson();
}
