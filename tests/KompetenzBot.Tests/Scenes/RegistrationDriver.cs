using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>A person who goes through the registration by clicking, one step after the other.</summary>
internal static class RegistrationDriver
{
    /// <summary>The button that goes on, on every step.</summary>
    public const string Next = "registration.next";

    /// <summary>What is entered on each card of a short registration: a medic and driver who speaks Arabic.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Inputs { get; } =
    [
        new(StringComparer.Ordinal),
        new(StringComparer.Ordinal) { ["consent"] = "true" },
        new(StringComparer.Ordinal) { ["categories"] = "driving,languages" },
        new(StringComparer.Ordinal) { ["competences"] = "driving-licence-c,driving-licence-b" },
        new(StringComparer.Ordinal) { ["competences"] = "arabic" },
        new(StringComparer.Ordinal) { ["level-arabic"] = "b2", ["valid-driving-licence-c"] = "2030-06-30" },
        new(StringComparer.Ordinal) { ["purposes"] = "DeploymentOnDuty,DeploymentOffDuty", ["availability"] = "DutyHours,Nights", ["mobile"] = "0151 / 5550 1234" },
        new(StringComparer.Ordinal) { ["limits"] = "NoHeavyLifting", ["remark"] = "Habe einen Anhänger" },
        new(StringComparer.Ordinal),
    ];

    /// <summary>Registers from the first word to "saved".</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="user">Who.</param>
    /// <param name="between">Done before every turn, e.g. a restart of the bot.</param>
    /// <returns>The answer to the last click.</returns>
    public static Task<BotAnswer> RegisterAsync(this Scene scene, SimulatedUser user, Func<Task>? between = null) => scene.RegisterUpToAsync(user, Inputs.Count, between);

    /// <summary>Registers up to and without the step of this number, from 0.</summary>
    /// <inheritdoc cref="RegisterAsync"/>
    public static async Task<BotAnswer> RegisterUpToAsync(this Scene scene, SimulatedUser user, int step, Func<Task>? between = null)
    {
        var answer = await user.SayAsync("registrieren", TestContext.Current.CancellationToken);
        foreach (var inputs in Inputs.Take(step))
        {
            await (between?.Invoke() ?? Task.CompletedTask);
            answer = await scene.PressAsync(user, Next, inputs);
            Assert.True(answer.Card is not null, $"{answer.InvokeStatus} {answer.Message}{string.Join(", ", answer.InputErrors)}");
        }

        return answer;
    }
}
