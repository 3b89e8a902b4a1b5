using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 4: what memory an alarm to the sandbox's volunteers leaves behind.</summary>
internal sealed class AlarmMemory : IFigure
{
    private const double Speed = 60;
    private const int Volunteers = 300;

    public string Title => "Resident memory before and after an alarm to 300 volunteers";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        await using var city = await City.StartAsync(
            MeasuredCity.Unlimited with
            {
                Volunteers = new VolunteersOptions { Count = quick ? 50 : Volunteers, Speed = Speed },
                Register = (city, token) => Crowd.RegisterAsync(city, withSms: false, token),
            },
            cancellationToken);
        var reachable = city.Volunteers.All.Count(volunteer => volunteer.User.Account.App == AppState.Installed);
        using var calls = new CallsReceived(city.Teams);
        var before = city.Bot.ResidentMemory;
        var alarm = await AlarmCall.ComposeAsync(city.Teams, cancellationToken);
        var composed = city.Bot.ResidentMemory;
        await alarm.LaunchAsync(cancellationToken);
        await calls.WaitForAsync(reachable, cancellationToken);
        var called = city.Bot.ResidentMemory;
        await city.Teams.WaitForAsync(() => city.Volunteers.Pending == 0, TimeSpan.FromMinutes(3), cancellationToken);
        var after = city.Bot.ResidentMemory;

        var table = new MarkdownTable("moment", "resident", "against the start");
        Add("ready, nobody has written yet", before);
        Add("alarm composed: all profiles were read once", composed);
        Add($"{Format.Count(calls.Times.Length)} of {Format.Count(city.Volunteers.All.Count)} calls delivered", called);
        Add($"{Format.Count(city.Volunteers.Answers.Count)} answers stored", after);
        return new Result(
            table,
            $"The sandbox's volunteers, all of them matching, answer {Format.Number(Speed)} times as fast as people; " +
            "those who cannot be reached have blocked the app or do not have it. " +
            "Garbage that is not collected yet is included, as an operator sees it.");

        void Add(string moment, long? memory) => table.Add(
            moment, Format.Memory(memory), memory is null || before is null ? "unknown" : Format.Ratio((double)memory / before.Value));
    }
}
