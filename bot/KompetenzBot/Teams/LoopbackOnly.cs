using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace KompetenzBot.Teams;

/// <summary>
/// A bot without an application id cannot check who speaks to it. It listens only on this machine, and refuses what does not come from it,
/// also what a browser sends under a foreign host name.
/// </summary>
internal static partial class LoopbackOnly
{
    public static void UseLoopbackOnly(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && IsLoopbackName(context.Request.Host.Host))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            if (addresses.Any(address => !IsLoopbackName(BindingAddress.Parse(address).Host)))
            {
                Log.ListensElsewhere(app.Logger);
                Environment.ExitCode = 1;
                app.Lifetime.StopApplication();
            }
        });
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "Without Bot:AppId the bot listens only on this machine. Set Urls to http://127.0.0.1:3978, or configure Bot:AppId.")]
        public static partial void ListensElsewhere(ILogger logger);
    }
}
