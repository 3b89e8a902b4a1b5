using System.Collections.Concurrent;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.Graph;

namespace KompetenzBot.Directory;

/// <summary>
/// Group memberships. One turn may ask several times, for each command that help could show: what is asked of a person within a moment, also without
/// success, is one question.
/// </summary>
internal sealed class GraphGroups(GraphServiceClient graph, QuickQuestions questions, TimeProvider time) : IGroups
{
    private const int MostRemembered = 1000;

    /// <summary>A group of the few who approve or audit is never that large; another one was configured by mistake.</summary>
    private const int MostMembers = 1000;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<UserId, Question> _asked = new();

    public async Task<IReadOnlySet<Guid>?> FindAsync(UserId user, IReadOnlyList<Guid> groups, CancellationToken cancellationToken)
    {
        if (_asked.Count > MostRemembered)
        {
            Forget();
        }

        var question = _asked.AddOrUpdate(user, _ => new Question(groups), (_, known) => IsOfThisMoment(known) && known.Groups.SequenceEqual(groups) ? known : new Question(groups));
        return await question.AnswerAsync(() => AskAsync(user, question)).WaitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UserId>?> ListMembersAsync(Guid group, CancellationToken cancellationToken)
    {
        List<UserId> members = [];
        string? link = null;
        do
        {
            var asked = link;
            if ((await questions.AskAsync("members of a group", token => graph.GetTransitiveMembersAsync(group, asked, token), cancellationToken))?.Value is not { } page)
            {
                return null;
            }

            members.AddRange(page.Value.Where(member => member.IsUser).Select(member => UserId.Parse(member.Id.ToString())));
            link = page.NextLink;
        }
        while (link is not null && members.Count < MostMembers);
        return members;
    }

    /// <summary>Not cancelled by one of those who wait for it; it ends by itself within seconds.</summary>
    private async Task<IReadOnlySet<Guid>?> AskAsync(UserId user, Question question)
    {
        try
        {
            var answer = await questions.AskAsync("groups", token => graph.CheckMemberObjectsAsync(user.ToGuid(), question.Groups, token), CancellationToken.None);
            return answer is { } result ? (result.Value ?? []).ToHashSet() : null;
        }
        finally
        {
            question.SetAnswered(time.GetUtcNow());
        }
    }

    private bool IsOfThisMoment(Question question) => !question.IsAnsweredBefore(time.GetUtcNow() - Moment);

    private void Forget()
    {
        foreach (var (user, question) in _asked)
        {
            if (!IsOfThisMoment(question))
            {
                _asked.TryRemove(new(user, question));
            }
        }
    }

    private sealed class Question(IReadOnlyList<Guid> groups)
    {
        private readonly Lock _gate = new();
        private Task<IReadOnlySet<Guid>?>? _answer;
        private DateTimeOffset? _answeredAt;

        public IReadOnlyList<Guid> Groups => groups;

        public Task<IReadOnlySet<Guid>?> AnswerAsync(Func<Task<IReadOnlySet<Guid>?>> ask)
        {
            lock (_gate)
            {
                return _answer ??= Task.Run(ask);
            }
        }

        public void SetAnswered(DateTimeOffset at)
        {
            lock (_gate)
            {
                _answeredAt = at;
            }
        }

        public bool IsAnsweredBefore(DateTimeOffset time)
        {
            lock (_gate)
            {
                return _answeredAt <= time;
            }
        }
    }
}
