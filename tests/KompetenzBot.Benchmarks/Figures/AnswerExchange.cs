using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>A volunteer answers a call with yes, or says yes again; the answer is stored before the card comes back.</summary>
internal sealed class AnswerExchange : IExchange
{
    private IReadOnlyDictionary<string, TeamsMessage> _calls = new Dictionary<string, TeamsMessage>(StringComparer.Ordinal);

    public string Name => "alarm answer: button in → stored → card out";

    public async Task PrepareAsync(SimulatedTeams teams, IReadOnlyList<SimulatedUser> people, CancellationToken cancellationToken)
    {
        using var calls = new CallsReceived(teams);
        var alarm = await AlarmCall.ComposeAsync(teams, cancellationToken);
        await alarm.LaunchAsync(cancellationToken);
        await calls.WaitForAsync(people.Count, cancellationToken);
        _calls = calls.ByPerson;
    }

    public async Task<TimeSpan?> OnceAsync(SimulatedUser person, CancellationToken cancellationToken)
    {
        BotAnswer? answer = null;
        var call = _calls[person.AadObjectId];
        var lap = await InboundClock.TimeAsync(async () => answer = await person.ClickAsync("answer.yes", message: call, cancellationToken: cancellationToken));
        return answer?.Card is null ? null : lap.Taken;
    }

    public void Dispose()
    {
    }
}
