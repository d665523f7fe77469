using global::Portal.Domain.Publicity;
using global::Portal.Domain.Publicity.Activities;
using Portal.Tests.Proof;

namespace Portal.Tests.Domain.Publicity.Activities;

/// <summary>The figures that are sent upwards: whatever was held is in exactly one line of each table.</summary>
public sealed class ActivityFiguresTests
{
    private static readonly PublicColumn[] Columns =
    [
        .. PublicColumn.Places.Select(slug => new PublicColumn("column-" + slug, slug, "publicity/" + slug, "", "", "")),
        new PublicColumn("column-notices", "notices", "publicity/notices", "", "", ""),
    ];

    private static readonly CityPlace[] Districts = [new("000001", "示例区"), new("000002", "示港区")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_table_adds_up_to_the_same_total_whatever_was_held(long seed)
    {
        var dice = new Dice(seed);
        var held = Enumerable.Range(0, 400).Select(at => Held(dice, at)).ToList();
        foreach (var year in new[] { 2025, 2026, 2027 })
        {
            var figures = ActivityFigures.Of(year, held, Columns, Districts, ActivityTarget.Usual);
            var ofYear = held.Where(activity => activity.Begins.Year == year).ToList();
            foreach (var table in new[] { figures.ByColumn, figures.ByDistrict, figures.ByMonth })
            {
                Assert.Equal(ofYear.Count, table.Sum(line => line.Activities));
                Assert.Equal(ofYear.Sum(activity => activity.Reached), table.Sum(line => line.Reached));
                Assert.Equal(ofYear.Sum(activity => activity.Places), table.Sum(line => line.Places));
            }

            Assert.Equal((ofYear.Count, ofYear.Sum(activity => activity.Reached)), (figures.Total.Activities, figures.Total.Reached));
            Assert.Equal(ofYear.Count, figures.Held.Count);
            Assert.Equal(12, figures.ByMonth.Count);
        }
    }

    [Fact]
    public void Month_and_year_are_those_of_the_city()
    {
        // Half past midnight on New Year's Day in the city is still the old year in UTC.
        var held = new HeldActivity("a", "跨年", "", "column-school", "000001", "", new DateTime(2026, 12, 31, 16, 30, 0, DateTimeKind.Utc), 9, 1, true);
        Assert.Equal(0, ActivityFigures.Of(2026, [held], Columns, Districts, ActivityTarget.Usual).Total.Activities);
        Assert.Equal(9, ActivityFigures.Of(2027, [held], Columns, Districts, ActivityTarget.Usual).ByMonth[0].Reached);
    }

    [Fact]
    public void Goals_count_places_gone_to_and_not_activities()
    {
        var held = new HeldActivity("a", "入户", "", "column-family", "000001", "", new DateTime(2026, 5, 1, 2, 0, 0, DateTimeKind.Utc), 120, 48, true);
        var goal = ActivityFigures.Of(2026, [held], Columns, Districts, new Dictionary<string, int> { ["family"] = 96 }).Targets.Single(target => target.Slug == "family");
        Assert.Equal((48, 50, false), (goal.Done, goal.Percent, goal.IsReached));
    }

    private static HeldActivity Held(Dice dice, int at) => new(
        $"item-{at}", $"活动{at}", "", dice.OneIn(9) ? "" : dice.OneIn(9) ? "column-gone" : dice.Of(Columns).Id, dice.OneIn(9) ? "999999" : dice.Of(Districts).Code,
        dice.OneIn(2) ? "" : "示例街道", new DateTime(2024 + dice.Throw(4), 1 + dice.Throw(12), 1 + dice.Throw(28), dice.Throw(24), 0, 0, DateTimeKind.Utc), dice.Throw(500), dice.Throw(30), dice.OneIn(2));
}
