using Portal.Domain.Access;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Questions;
using Portal.Domain.Publicity.Quizzes;
using Portal.Domain.Publicity.Subscriptions;

namespace Portal.Web.Adapters.Publicity;

/// <summary>Talking with the public: questions, subscriptions, quizzes, and what they share.</summary>
internal static class PublicTalkRegistration
{
    private static readonly string CalendarPath = Path.Combine(AppContext.BaseDirectory, "content", "calendar", "working-days.json");

    public static IServiceCollection AddPublicTalk(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => NoticedDays.Load(CalendarPath))
        .AddSingleton<IContactSeal, ContactSeal>()
        .AddSingleton<FormTickets>()
        .AddScoped<ICityPlaces, CityPlaces>()
        .AddSingleton(configuration.GetSection("Portal:Questions").Get<QuestionRules>() ?? new QuestionRules())
        .AddScoped<QuestionWork>()
        .AddScoped<AnswerShelf>()
        .AddScoped<QuestionSweep>()
        .AddScoped<QuizSweep>()
        .AddSingleton<SubscriberLinks>()
        .AddScoped<SubscriptionDesk>()
        .AddScoped<SubscriptionRounds>()
        .AddScoped<ISubscriberLetters, SubscriberLetters>();
}
