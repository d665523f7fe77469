using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Quizzes;
using Quartz;

namespace Portal.Web.Adapters.Jobs;

/// <summary>Forgets, each night and at each start, whoever asked or took part, on the day that was promised.</summary>
[DisallowConcurrentExecution]
internal sealed class PublicTalkJob(QuestionSweep questions, QuizSweep quizzes, ILogger<PublicTalkJob> log) : IJob
{
    public static readonly TimeOnly At = new(1, 30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await Beat.RunAsync(log, nameof(PublicTalkJob), questions.RunAsync, cancellationToken);
        await Beat.RunAsync(log, nameof(PublicTalkJob), quizzes.RunAsync, cancellationToken);
    }
}
