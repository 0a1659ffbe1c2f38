using System.Net;
using System.Net.Sockets;

namespace Agent.Api.Data.Servers;

/// <summary>A loopback port nobody listens on: the one used before when it is still free.</summary>
internal static class FreePort
{
    public static int Choose(int? before) => before is { } port && IsFree(port) ? port : Bind(0);

    private static bool IsFree(int port)
    {
        try
        {
            return Bind(port) == port;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Bind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
