using System.Collections.Concurrent;

namespace KompetenzBot.Sandbox;

/// <summary>An invented approver who looks at every alarm that is put before them for a while and then approves it.</summary>
public sealed class Approver : IDisposable
{
    /// <summary>How long they take at the speed of people.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private const string Verb = "approval.approve";
    private readonly SimulatedTeams _teams;
    private readonly TimeSpan _delay;
    private readonly ConcurrentDictionary<string, ITimer> _pending = new(StringComparer.Ordinal);

    /// <summary>Adds the person to a simulated Teams; from now on they react.</summary>
    public Approver(SimulatedTeams teams, double speed)
    {
        _teams = teams;
        _delay = Usual / speed;
        User = teams.AddUser("Frieda Freigabe", Invented.Guid("approver|0").ToString());
        teams.MessageArrived += React;
    }

    public SimulatedUser User { get; }

    public void Dispose()
    {
        _teams.MessageArrived -= React;
        foreach (var timer in _pending.Values)
            timer.Dispose();
    }

    private static CardAction? ActionOn(SimulatedUser user, TeamsMessage message) =>
        user.CardOf(message) is { } card ? CardReader.ActionsIn(card).FirstOrDefault(action => action.Verb == Verb && action.IsEnabled) : null;

    private void React(SimulatedUser user, TeamsMessage message)
    {
        if (user.AadObjectId != User.AadObjectId || ActionOn(user, message) is null || _pending.ContainsKey(message.Id))
            return;
        var timer = _teams.Options.Time.CreateTimer(_ => _ = ApproveAsync(message), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pending[message.Id] = timer;
        timer.Change(_delay, Timeout.InfiniteTimeSpan);
    }

    private async Task ApproveAsync(TeamsMessage message)
    {
        try
        {
            // somebody else may have decided, or the alarm is over
            if (ActionOn(User, message) is { } action)
                await User.ClickAsync(message, action, new Dictionary<string, string>(StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or ObjectDisposedException)
        {
            // the bot is gone
        }
    }
}
