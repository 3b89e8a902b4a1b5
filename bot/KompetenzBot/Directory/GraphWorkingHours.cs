using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.Graph;

namespace KompetenzBot.Directory;

/// <summary>Working hours from mailboxes.</summary>
internal sealed class GraphWorkingHours(GraphServiceClient graph, QuickQuestions questions, DutyClock clock, TimeProvider time) : IWorkingHours
{
    public async Task<DutyHours.WorkingHours?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        (await questions.AskAsync("working hours", token => graph.GetWorkingHoursAsync(user.ToGuid(), token), cancellationToken))?.Value is { } hours
            ? MailboxHours.Read(hours, clock, time.GetUtcNow())
            : null;
}
