using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Access;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Data.Sample;

internal sealed record SamplePlace(string Code, string Name, string EnglishName);

internal sealed record SampleDepartment(string Key, string Name, string Telephone, bool IsDutyDesk = false);

internal sealed record SampleRoute(Industry Industry, string District, string Department);

/// <param name="Shows">What signing in as this person is good for, told on the console.</param>
internal sealed record SampleStaff(string UserName, string Name, StaffRoles Roles, string Shows, string? Department = null)
{
    /// <summary>Known to everybody who can read this repository: such an account exists on a developer's machine only.</summary>
    public string Password => UserName + "-yangben-mima";
}

/// <summary>The invented city of <c>content/sample</c>: its names, codes and telephone numbers are visibly 示例.</summary>
internal sealed record SampleCity(
    IReadOnlyList<SamplePlace> Districts,
    IReadOnlyList<SamplePlace> Hazards,
    IReadOnlyList<SampleDepartment> Departments,
    IReadOnlyList<SampleRoute> Routes,
    IReadOnlyList<SampleStaff> Staff,
    RecoveryHolders Holders)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static SampleCity Load()
    {
        var places = Read<PlacesFile>("places.json");
        var departments = Read<DepartmentsFile>("departments.json");
        var staff = Read<StaffFile>("staff.json");
        return new SampleCity(places.Districts, places.Hazards, departments.Departments, departments.Routes, staff.Staff, staff.Holders);
    }

    private static T Read<T>(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "content", "sample", name));
        return JsonSerializer.Deserialize<T>(file, Json) ?? throw new InvalidDataException($"content/sample/{name} is empty.");
    }

    private sealed record PlacesFile(IReadOnlyList<SamplePlace> Districts, IReadOnlyList<SamplePlace> Hazards);

    private sealed record DepartmentsFile(IReadOnlyList<SampleDepartment> Departments, IReadOnlyList<SampleRoute> Routes);

    private sealed record StaffFile(IReadOnlyList<SampleStaff> Staff, RecoveryHolders Holders);
}
