using System.Net.WebSockets;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.IntegrationTests.Servers;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Frames byte by byte at every hub, as fast as they come, with an ear at the server's log.</summary>
public abstract class FrameScene : HubScene
{
    internal Heard Heard { get; } = new();

    protected override ILoggerProvider Listener => Heard;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Limits:Enabled"] = "false",
        ["Limits:HandshakesPerSecond"] = "1000000",
    };

    protected async Task<string> GuestTokenAsync() => (await Endpoint.SignInBuyerAsync("demo", Endpoint.Origin)).AccessToken;

    protected async Task<string> StaffTokenAsync(string account) => (await Endpoint.SignInAgentAsync("demo", account, Password)).AccessToken;

    /// <summary>A socket at that hub, to which nothing was sent yet.</summary>
    protected async Task<ClientWebSocket> ConnectAsync(string hub, string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Endpoint.Origin);
        var url = new UriBuilder(new Uri(Endpoint.Http.BaseAddress!, $"{hub}?access_token={await Endpoint.TicketAsync(token, Endpoint.Origin)}")) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(url, CancellationToken.None);
        return socket;
    }
}
