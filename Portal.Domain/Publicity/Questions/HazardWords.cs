namespace Portal.Domain.Publicity.Questions;

/// <summary>Tells a question from a report of something dangerous: those belong into the sealed form, where nobody but the officers reads them.</summary>
public static class HazardWords
{
    private static readonly string[] Telling =
    [
        "举报", "投诉", "有人违规", "违规作业", "违章作业", "无证上岗", "没有通风就", "堵塞消防通道", "占用消防通道", "消防通道被", "安全出口被锁", "安全出口锁", "私拉电线", "飞线充电",
        "漏气", "燃气泄漏", "偷排", "瞒报", "隐瞒事故", "谎报", "非法生产", "黑作坊", "超员", "超载", "带病运行", "擅自拆除", "事故隐患", "重大隐患", "没人管",
    ];

    private static readonly string[] Asking = ["怎么举报", "如何举报", "哪里举报", "举报奖励", "举报流程", "举报要", "能举报吗", "可以举报吗", "什么是重大隐患", "怎么投诉", "隐患排查怎么", "事故隐患排查"];

    /// <summary>Whether the text tells of a danger rather than asks about one.</summary>
    public static bool TellOfDanger(string text)
    {
        var rest = Asking.Aggregate(text, (left, phrase) => left.Replace(phrase, "", StringComparison.Ordinal));
        return Telling.Any(word => rest.Contains(word, StringComparison.Ordinal));
    }
}
