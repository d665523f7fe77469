namespace Portal.Domain.Publicity.Questions;

/// <summary>What the site promises to who asks (国办发〔2017〕47号: a simple question within five working days), from <c>Portal:Questions</c>.</summary>
public sealed record QuestionRules
{
    /// <summary>Working days for a plain question.</summary>
    public int AnswerDays { get; init; } = 5;

    /// <summary>Working days in all when a department has said why it needs longer.</summary>
    public int LongestDays { get; init; } = 15;

    /// <summary>Days after the answer for which name and contact are kept.</summary>
    public int ContactDays { get; init; } = 30;

    /// <summary>Months after which an unanswered question fails a site's inspection by itself.</summary>
    public int VetoMonths { get; init; } = 3;
}
