using KompetenzBot.Conversations;

namespace KompetenzBot.Feedback;

/// <summary>Composition of the feature.</summary>
internal static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<FeedbackResults>()
        .AddSingleton<FeedbackCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<FeedbackCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<FeedbackCommand>());
}
