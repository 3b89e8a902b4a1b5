using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>Somebody who agreed to text messages is called, and has a link.</summary>
public abstract class PageScene(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>What no page may show of the person.</summary>
    protected static readonly string[] Personal = ["Anna", "Öztürk", "Führerschein", "driving", "Tiefbauamt", "15112345678"];

    private protected override SceneOptions Options => new() { Configuration = new(StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl } };

    private protected SimulatedUser Coordinator { get; private set; } = null!;

    private protected SimulatedUser Anna { get; private set; } = null!;

    private protected async Task<LinkedPhone> CallAsync(string line = AlarmDriver.Line, Func<Profile, Profile>? change = null)
    {
        Coordinator = Scene.AddCoordinator();
        Anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => change is null ? Agreed(profile) : change(Agreed(profile)), "driving-licence-c");
        await Scene.AlarmAsync(Coordinator, line);
        await Scene.UntilAsync(() => Anna.Messages.Count == 1 && Coordinator.Messages.Count > 0);
        return await LinkedPhone.WithLinkAsync(Scene, Anna);
    }

    private protected async Task StandDownAsync(string reason = "Der Bedarf ist gedeckt")
    {
        await Coordinator.SayAsync($"entwarnung 1: {reason}", Token);
        await Scene.PressAsync(Coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = reason });
    }

    private static Profile Agreed(Profile profile) => profile with { Consent = profile.Consent with { Sms = true }, Mobile = "+4915112345678", CodeWord = "Regenbogen" };
}
