using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms.Matching;

/// <summary>Who has accepted an alarm that is open now: they are bound there and are not called elsewhere for the same time. An exercise or a question binds nobody.</summary>
public sealed class Commitments(IAlarmStore alarms, IAnswerStore answers)
{
    /// <summary>Reads the answers to all open alarms.</summary>
    /// <param name="except">The alarm that does not bind; null: all do.</param>
    /// <param name="now">The time.</param>
    /// <param name="withDepartments">Whether departments are to be counted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<CommittedPeople> FindAsync(WorkId? except, DateTimeOffset now, bool withDepartments, CancellationToken cancellationToken)
    {
        List<Commitment> found = [];
        foreach (var listed in await alarms.ListOpenAsync(now, cancellationToken))
        {
            if ((listed.Id == except && !withDepartments) || !listed.IsDeployment || await alarms.FindAsync(listed.Id, cancellationToken) is not { } alarm)
            {
                continue;
            }

            var accepted = await answers.ScanAsync(alarm.Id, cancellationToken).Where(person => person.Answer == AnswerKind.Accepted).ToArrayAsync(cancellationToken);
            foreach (var person in withDepartments ? await answers.DiscloseAsync(accepted, cancellationToken) : accepted)
            {
                if (alarm.Needs.FirstOrDefault(need => need.Number == person.Need) is { } need)
                {
                    found.Add(new Commitment(person.User, person.Acceptance?.Department, need.From, need.To ?? alarm.EndsAt) { IsOwn = alarm.Id == except });
                }
            }
        }

        return found.Count == 0 ? CommittedPeople.Nobody : new CommittedPeople(found);
    }
}

/// <summary>An accepted alarm of one person.</summary>
public sealed record Commitment(UserId User, string? Department, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether it is the alarm itself for which people are looked for: it binds nobody, but its people count for their department.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>The people who have accepted open alarms.</summary>
public sealed class CommittedPeople(IReadOnlyCollection<Commitment> commitments)
{
    private readonly ILookup<UserId, Commitment> _byUser = commitments.ToLookup(one => one.User);
    private readonly Dictionary<string, int> _byDepartment = commitments
        .Where(one => one.Department is not null)
        .GroupBy(one => one.Department!, StringComparer.Ordinal)
        .ToDictionary(department => department.Key, department => department.DistinctBy(one => one.User).Count(), StringComparer.Ordinal);

    /// <summary>No open alarm, or nobody has accepted.</summary>
    public static CommittedPeople Nobody { get; } = new([]);

    /// <summary>Whether a person has promised to be elsewhere at this time.</summary>
    public bool IsBound(UserId user, WorkTime time) => _byUser[user].Any(one => !one.IsOwn && time.Overlaps(one.From, one.To));

    /// <summary>How many of a department are deployed.</summary>
    public int Of(string? department) => department is null ? 0 : _byDepartment.GetValueOrDefault(department);
}
