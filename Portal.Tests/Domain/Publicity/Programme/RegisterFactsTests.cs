using Portal.Domain.Publicity.Programme;
using Portal.Web.Pages.Publicity.Programme;

namespace Portal.Tests.Domain.Publicity.Programme;

/// <summary>Rows in fields, draws that anybody can repeat, figures that add up.</summary>
public sealed class RegisterFactsTests
{
    [Theory]
    [InlineData("甲厂｜示例区｜工贸｜1｜2026-10-21｜合格｜2026-11-02｜", true)]
    [InlineData("甲厂\t示例区\t工贸\t1\t2026-10-21\t合格", true)]
    [InlineData("甲厂", true)]
    [InlineData("甲厂｜示例区｜工贸｜1｜10月21日｜合格", false)]
    [InlineData("｜示例区｜工贸", false)]
    [InlineData("甲厂｜示例区｜工贸｜1｜2026-10-21｜合格｜2026-11-02｜说明｜多一格", false)]
    public void Row_says_whether_it_can_be_read(string line, bool isReadable)
    {
        var draw = Registers.Facts(ProgrammeRegisters.Draw, ("Objects", [line]));
        Assert.Equal(isReadable, draw.Rows("Objects")[0].IsReadable);
        Assert.Equal(isReadable ? [] : [("Objects", 1)], draw.Unreadable());
    }

    [Fact]
    public void Every_filter_and_searched_value_is_indexed_once()
    {
        var draw = Registers.Facts(ProgrammeRegisters.Draw, ("Body", ["甲局"]), ("Seed", ["7"]), ("Objects", ["甲厂｜示例区｜工贸｜1｜｜合格", "乙厂｜示例区｜工贸｜1｜｜"]));
        Assert.Equal(
            [("Body", "甲局"), ("Objects.Firm", "甲厂"), ("Objects.Firm", "乙厂"), ("Objects.District", "示例区"), ("Objects.Industry", "工贸"), ("Objects.Result", "合格")],
            draw.Indexed());
    }

    [Fact]
    public void Draw_is_sound_only_with_the_very_seed_and_list_it_was_made_of()
    {
        string[] names = [.. Enumerable.Range(1, 30).Select(at => $"示例{at}厂")];
        var drawn = DrawProof.Pick("种子", names, 5);
        Assert.Equal(5, drawn.Distinct().Count());
        Assert.Equal(drawn, DrawProof.Pick("种子", names.Reverse(), 5));
        Assert.True(Check(names, "种子").IsSound);
        Assert.False(Check(names, "别的种子").SameObjects);
        Assert.Equal(new DrawCheck(SameList: false, SameObjects: true, SameInspectors: null), Check([.. names.Reverse()], "种子"));
        Assert.Null(DrawProof.Check(Registers.Facts(ProgrammeRegisters.Draw, ("Seed", ["种子"]))));

        DrawCheck Check(string[] list, string seed) => DrawProof.Check(Registers.Facts(
            ProgrammeRegisters.Draw, ("Seed", [seed]), ("ListHash", [DrawProof.ListHash(names)]), ("Candidates", list), ("Objects", [.. drawn])))!;
    }

    [Fact]
    public void Figures_add_up_by_month_district_and_industry()
    {
        var item = Registers.Item(Registers.Facts(
            ProgrammeRegisters.Targets, ("Year", ["2026"]),
            ("Figures", ["2026-01｜东区｜工贸｜2｜1｜核定", "2026-01｜西区｜建筑｜1｜0｜初报", "2026-02｜东区｜建筑｜0｜0｜初报", "2026-03｜东区｜工贸｜三｜0｜"]),
            ("LastYear", ["2026-01｜4｜2", "2026-02｜1｜0"])));

        var whole = TargetFigures.Of(item, 2026, [2026]);
        Assert.Equal(new TargetFigure("", 3, 1, 5, 2, ""), whole.Total);
        Assert.Equal([new TargetFigure("2026-01", 3, 1, 4, 2, "核定、初报"), new TargetFigure("2026-02", 0, 0, 1, 0, "初报")], whole.Months);
        Assert.Equal([3, 3], [whole.ByDistrict.Sum(d => d.Accidents), whole.ByIndustry.Sum(i => i.Accidents)]);

        var east = TargetFigures.Of(item, 2026, [2026], "东区", "没有这个行业");
        Assert.Equal(new TargetFigure("", 2, 1, null, null, ""), east.Total);
        Assert.True(east.ComparesWhole);
        Assert.Equal(["东区"], east.ByDistrict.Select(d => d.Name));
    }

    [Fact]
    public void Registers_have_addresses_and_types_of_their_own_and_one_place_for_each_filter()
    {
        Assert.Distinct(ProgrammeRegisters.All.Select(r => r.Slug));
        Assert.Distinct(ProgrammeRegisters.All.Select(r => r.Type));
        Assert.All(ProgrammeRegisters.All, r => Assert.Distinct(r.Fields.Select(f => f.Name)));
        Assert.All(ProgrammeRegisters.All, r => Assert.NotEmpty(r.Filters));
        Assert.All(ProgrammeRegisters.All, r => Assert.Empty(r.Filters.Select(RegisterAddress.KeyOf).Intersect([RegisterAddress.Words, RegisterAddress.State, RegisterAddress.Page])));
        Assert.Equal(8, ActionIndustries.All.Count);
    }
}
