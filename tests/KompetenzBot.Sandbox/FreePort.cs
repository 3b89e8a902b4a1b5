using System.Net;
using System.Net.Sockets;

namespace KompetenzBot.Sandbox;

/// <summary>Finds ports on 127.0.0.1.</summary>
public static class FreePort
{
    /// <summary>The preferred port if nobody listens on it, else another one that is free now; 0 stays 0.</summary>
    public static int Near(int preferred) => IsFree(preferred) ? preferred : Any();

    /// <summary>A port that is free now; whoever takes it should do so soon.</summary>
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
