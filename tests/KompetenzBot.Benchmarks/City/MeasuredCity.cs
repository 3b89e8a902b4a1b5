using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Cities in which nothing but the bot itself limits the pace.</summary>
internal static class MeasuredCity
{
    public const string Coordinator = "3f0c9b52-6e1d-4a87-9c35-1b8e7d2f4a60";

    /// <summary>No connector limits, and the bot's own pace at the most that it takes.</summary>
    public static CityOptions Unlimited { get; } = new()
    {
        Teams = new SimulatedTeamsOptions { Limits = TeamsLimits.None, BotTimeout = TimeSpan.FromMinutes(1) },
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Roles:BreakGlass:0"] = Coordinator,
            ["Delivery:RequestsPerSecond"] = "1000",
        },
    };

    /// <summary>What Teams allows per second.</summary>
    public const int Limit = 50;

    /// <summary>The limits that Teams documents, and the bot's pace as it is by default.</summary>
    public static CityOptions Limited { get; } = Unlimited with
    {
        Teams = Unlimited.Teams with { Limits = TeamsLimits.Documented },
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Roles:BreakGlass:0"] = Coordinator },
    };

    /// <summary>A city with this many people who all match; none of them reacts by themselves.</summary>
    public static Task<City> StartAsync(int people, CancellationToken cancellationToken) => StartAsync(Unlimited, people, cancellationToken);

    /// <summary>Likewise, with other options.</summary>
    public static async Task<City> StartAsync(CityOptions options, int people, CancellationToken cancellationToken, bool withSms = false)
    {
        var city = await City.StartAsync(
            options with
            {
                Register = (city, token) =>
                {
                    Crowd.Add(city.Teams, people);
                    return Crowd.RegisterAsync(city, withSms, token);
                },
            },
            cancellationToken);
        return city;
    }
}
