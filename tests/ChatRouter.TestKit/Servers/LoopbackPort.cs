using System.Net;
using System.Net.Sockets;

namespace ChatRouter.TestKit.Servers;

/// <summary>Ports of the loopback address: still free when a server that is started later wants them.</summary>
/// <remarks>They lie below those that the system gives to outgoing connections (32768 and more), and none is given twice by one process.</remarks>
public static class LoopbackPort
{
    private const int First = 10_240;
    private const int End = 32_000;

    // Test runs beside each other begin at different places.
    private static int Given = Random.Shared.Next(End - First);

    /// <summary>One that nobody listens on.</summary>
    public static int Free() => FreeRange(1);

    /// <summary>The first of so many in a row that nobody listens on.</summary>
    public static int FreeRange(int count)
    {
        while (true)
        {
            var port = First + ((Interlocked.Add(ref Given, count) - count) % (End - First));
            if (port + count <= End && Enumerable.Range(port, count).All(IsFree))
                return port;
        }
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
