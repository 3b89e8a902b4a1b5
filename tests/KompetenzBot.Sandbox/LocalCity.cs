namespace KompetenzBot.Sandbox;

/// <summary>Runs the city for a person at the console until it is told to stop.</summary>
internal static class LocalCity
{
    /// <summary>Starts, explains, waits, stops.</summary>
    /// <returns>The exit code: 0 after a stop on request, 1 when a part could not start or ended by itself.</returns>
    public static async Task<int> RunAsync(SandboxArguments arguments, TextWriter console, CancellationToken stop)
    {
        var data = SandboxDirectory.File(".sandbox", "azurite");
        if (arguments.Fresh && System.IO.Directory.Exists(data))
            System.IO.Directory.Delete(data, recursive: true);
        console.WriteLine("Die lokale Stadt des KompetenzBots");
        try
        {
            await using var city = await City.StartAsync(OptionsFor(arguments, data, console), stop);
            console.WriteLine(Guide.For(city, arguments));
            return await WatchAsync(city, console, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (ChildProcessException exception)
        {
            console.WriteLine(exception.Message);
            return 1;
        }
    }

    private static async Task<int> WatchAsync(City city, TextWriter console, CancellationToken stop)
    {
        try
        {
            console.WriteLine(await city.WaitForFailureAsync().WaitAsync(stop));
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.WriteLine("Wird beendet …");
            return 0;
        }
    }

    private static CityOptions OptionsFor(SandboxArguments arguments, string data, TextWriter console) => new()
    {
        Ports = CityPorts.Preferred,
        DataLocation = data,
        Playground = arguments.Playground,
        Approver = true,
        Volunteers = new VolunteersOptions { Count = arguments.Volunteers, Speed = arguments.Speed, Texted = 0.8 },
        Teams = new SimulatedTeamsOptions { Latency = random => TimeSpan.FromMilliseconds(random.Next(30, 150)) },
        Sms = new SimulatedSmsOptions { Latency = random => TimeSpan.FromMilliseconds(random.Next(80, 300)) },
        Register = VolunteerRegistration.RegisterAsync,
        OnBotLine = arguments.Verbose ? line => console.WriteLine("  bot | " + line) : null,
        Progress = console,
    };
}
