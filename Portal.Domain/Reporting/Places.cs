namespace Portal.Domain.Reporting;

/// <summary>A district of the city, by its administrative code. Kept under Desk/System; one that reports name is hidden, never deleted.</summary>
public sealed class District(string code, string name, int order, string englishName = "")
{
    public string Code { get; private set; } = code;

    public string Name { get; private set; } = name;

    /// <summary>For the English pages; empty: there the Chinese name stands.</summary>
    public string EnglishName { get; private set; } = englishName;

    public int Order { get; private set; } = order;

    public bool IsActive { get; private set; } = true;

    public void Change(string name, string englishName, int order, bool isActive)
    {
        (Name, EnglishName) = (name, englishName);
        Order = order;
        IsActive = isActive;
    }
}

/// <summary>A kind of hazard that the form offers. Kept under Desk/System.</summary>
public sealed class HazardKind(string code, string name, int order, string englishName = "")
{
    public string Code { get; private set; } = code;

    public string Name { get; private set; } = name;

    /// <summary>For the English pages; empty: there the Chinese name stands.</summary>
    public string EnglishName { get; private set; } = englishName;

    public int Order { get; private set; } = order;

    public bool IsActive { get; private set; } = true;

    public void Change(string name, string englishName, int order, bool isActive)
    {
        (Name, EnglishName) = (name, englishName);
        Order = order;
        IsActive = isActive;
    }
}

/// <summary>Industry and district decide which department receives a report. An empty district code stands for every district without a line of its own.</summary>
public sealed class RoutingRule(Industry industry, string districtCode, Guid departmentId)
{
    public Industry Industry { get; private set; } = industry;

    public string DistrictCode { get; private set; } = districtCode;

    public Guid DepartmentId { get; private set; } = departmentId;

    public void SendTo(Guid departmentId) => DepartmentId = departmentId;
}

/// <summary>A change of one line that waits for the second person's word; a later one for the same line takes its place.</summary>
/// <param name="departmentId">Null takes the line away.</param>
public sealed class RouteProposal(Industry industry, string districtCode, Guid? departmentId, Guid proposedBy, DateOnly proposedOn)
{
    public Industry Industry { get; private set; } = industry;

    public string DistrictCode { get; private set; } = districtCode;

    public Guid? DepartmentId { get; private set; } = departmentId;

    public Guid ProposedBy { get; private set; } = proposedBy;

    public DateOnly ProposedOn { get; private set; } = proposedOn;
}
