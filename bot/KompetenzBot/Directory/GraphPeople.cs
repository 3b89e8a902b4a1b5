using KompetenzBot.Conversations;
using KompetenzBot.Platform.Graph;
using KompetenzBot.Profiles;

namespace KompetenzBot.Directory;

/// <summary>Names, departments and languages.</summary>
internal sealed class GraphPeople(GraphServiceClient graph, QuickQuestions questions) : IPeople
{
    public async Task<Person?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        var answer = await questions.AskAsync("a person", token => graph.GetUserAsync(user.ToGuid(), token), cancellationToken);
        return answer?.Value is { DisplayName: { } name } found && !string.IsNullOrWhiteSpace(name)
            ? new Person(name.Trim(), Said(found.Department), Said(found.PreferredLanguage))
            : null;
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
