using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Clients that connect and then leave out what a client has to do. The inner task completes when the server ended the connection.</summary>
internal static class SilentClients
{
    private const string Shop = "load2";

    /// <summary>An agent who resumes, and whose desk keeps SignalR alive but never calls Ping.</summary>
    public static async Task<Task> NeverPingsAsync(Endpoint server)
    {
        var agent = await AgentAsync(server);
        await agent.ResumeAsync();
        return agent.Hub.Closed;
    }

    /// <summary>An agent who pings and never calls Resume.</summary>
    public static async Task<Task> NeverResumesAsync(Endpoint server)
    {
        var agent = await AgentAsync(server);
        agent.KeepPinging();
        return agent.Hub.Closed;
    }

    /// <summary>A buyer who never calls Open.</summary>
    public static async Task<Task> NeverOpensAsync(Endpoint server)
    {
        var session = await server.SignInBuyerAsync(Shop, server.Origin);
        return (await BuyerTestClient.ConnectAsync(server, session, server.Origin)).Hub.Closed;
    }

    /// <summary>A WebSocket on which nothing is ever said.</summary>
    public static async Task<Task> NeverShakesHandsAsync(Endpoint server)
    {
        var session = await server.SignInBuyerAsync(Shop, server.Origin);
        var ticket = await server.TicketAsync(session.AccessToken, server.Origin);
        var hub = await server.ConnectAsync("/hubs/buyer", ticket, new Dictionary<string, string> { ["Origin"] = server.Origin });
        return hub.WaitSilentlyForTheEndAsync();
    }

    // One who is connected by himself as well, so that nothing happens to his conversations.
    private static async Task<AgentTestClient> AgentAsync(Endpoint server) =>
        await AgentTestClient.ConnectAsync(server, await server.SignInAgentAsync(Shop, "agent5", DemoShop.Password));
}
