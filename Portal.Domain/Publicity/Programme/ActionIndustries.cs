namespace Portal.Domain.Publicity.Programme;

/// <summary>One of the eight industries of the three-year action (治本攻坚), by the last step of its page's address.</summary>
public sealed record ActionIndustry(string Slug, string Name);

/// <summary>The eight industries, and the plans “1+29”: one overall plan, numbered 0, and 29 special ones.</summary>
public static class ActionIndustries
{
    /// <summary>The highest number of a special plan.</summary>
    public const int LastPlan = 29;

    public static IReadOnlyList<ActionIndustry> All { get; } =
    [
        new("chemicals", "危险化学品"), new("mines", "非煤矿山"), new("fire", "消防"), new("road", "道路运输"), new("transport", "交通运输"), new("construction", "建筑施工"),
        new("gas", "城镇燃气"), new("trade", "工贸"),
    ];

    public static ActionIndustry? At(string slug) => All.FirstOrDefault(i => i.Slug == slug);
}
