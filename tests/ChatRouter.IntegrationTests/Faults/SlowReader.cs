using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>One more tab of an agent's desk that says all it should and reads nothing, with next to no room for what comes.</summary>
internal sealed class SlowReader : IDisposable
{
    private const int Room = 4_096;

    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _way = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    private SlowReader()
    {
    }

    public static async Task<SlowReader> OpenAsync(Endpoint server, AgentSession session)
    {
        var reader = new SlowReader();
        var ticket = await server.TicketAsync(session.AccessToken);
        reader._socket.Options.SetRequestHeader("Origin", server.Origin);
        var url = new UriBuilder(server.Http.BaseAddress!) { Scheme = Uri.UriSchemeWs, Path = "/hubs/agent", Query = $"access_token={Uri.EscapeDataString(ticket)}" }.Uri;
        await reader._socket.ConnectAsync(url, reader._way, CancellationToken.None);
        await reader.SayAsync("""{"protocol":"json","version":1}""");
        await reader.SayAsync("""{"type":1,"invocationId":"1","target":"Resume","arguments":[{"have":{}}]}""");
        return reader;
    }

    public static Task<AgentSession> SignInAsync(Endpoint server, string shop, string account) => server.SignInAgentAsync(shop, account, DemoShop.Password);

    /// <summary>Pings until the server has cut the connection.</summary>
    public async Task PingToTheEndAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await SayAsync("""{"type":1,"target":"Ping","arguments":[]}""");
                await Rest.ForAsync(TimeSpan.FromSeconds(2), cancellation);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or SocketException)
        {
            // Cut.
        }
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
        _way.Dispose();
    }

    private Task SayAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Room, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
