using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>The command line of the sandbox.</summary>
/// <param name="Fresh">Forget what earlier runs have kept.</param>
/// <param name="Verbose">Show what the bot writes.</param>
internal sealed record SandboxArguments(int Volunteers = 300, bool Playground = true, bool Fresh = false, double Speed = 1, bool Verbose = false)
{
    public const string Usage = """
        dotnet run --project tests/KompetenzBot.Sandbox -- [Optionen]

          --volunteers N    so viele erfundene Helfende (300)
          --speed X         sie antworten X-mal so schnell (1)
          --no-playground   ohne Agents Playground
          --fresh           gespeicherte Daten früherer Läufe vergessen
          --verbose         Ausgaben des Bots zeigen
          --help            diese Hilfe
        """;

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null when they make no sense or ask for help.</returns>
    public static SandboxArguments? Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new SandboxArguments();
        for (var index = 0; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--no-playground":
                    parsed = parsed with { Playground = false };
                    break;
                case "--fresh":
                    parsed = parsed with { Fresh = true };
                    break;
                case "--verbose":
                    parsed = parsed with { Verbose = true };
                    break;
                case "--volunteers" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                    parsed = parsed with { Volunteers = count };
                    index++;
                    break;
                case "--speed" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0:
                    parsed = parsed with { Speed = speed };
                    index++;
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }
}
