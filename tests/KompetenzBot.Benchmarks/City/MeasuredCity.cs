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

    /// <summary>A city with this many people who all match; none of them reacts by themselves.</summary>
    public static async Task<City> StartAsync(int people, CancellationToken cancellationToken, CityOptions? options = null, bool withSms = false)
    {
        var city = await City.StartAsync(
            (options ?? Unlimited) with
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
