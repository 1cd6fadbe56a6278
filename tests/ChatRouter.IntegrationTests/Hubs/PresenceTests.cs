using System.Diagnostics;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class PresenceTests : HubScene
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12.5);

    [Fact, Trait("Faults", "whole")]
    public async Task An_agents_client_that_never_pings_is_gone_within_12_s()
    {
        var agent = Keep(await AgentTestClient.ConnectAsync(Endpoint, await SignInAsync()));
        await agent.ResumeAsync();
        var since = Stopwatch.StartNew();

        await agent.Hub.Closed.WaitAsync(Limit);

        Assert.True(since.Elapsed > TimeSpan.FromSeconds(9), $"gone after {since.Elapsed}");
    }

    [Fact, Trait("Faults", "whole")]
    public async Task A_connection_that_never_opens_is_gone_within_12_s()
    {
        var opened = await BuyerAsync();
        var idle = await SameBuyerAsync(opened);

        await idle.Hub.Closed.WaitAsync(Limit);

        Assert.False(opened.Hub.Closed.IsCompleted);
    }

    [Fact, Trait("Faults", "whole")]
    public async Task A_socket_without_a_handshake_is_gone_within_6_s()
    {
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);
        var hub = Keep(await Endpoint.ConnectAsync("/hubs/buyer", await Endpoint.TicketAsync(session.AccessToken), new Dictionary<string, string> { ["Origin"] = Endpoint.Origin }));

        await hub.WaitSilentlyForTheEndAsync().WaitAsync(TimeSpan.FromSeconds(6.5));
    }

    [Fact]
    public async Task A_lost_agent_is_in_grace_and_back_in_time_nothing_changed()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var watcher = await AgentAsync("laowang");

        agent.Hub.Abort();
        await watcher.UntilAsync(() => watcher.Colleagues.Any(change => change is { AgentId.Value: "xiaofang", State: AgentState.Grace }));
        var back = Keep(await AgentTestClient.ConnectAsync(Endpoint, agent.Session));
        var resumed = await back.ResumeAsync();

        Assert.Equal(AgentState.Online, resumed.State);
        Assert.Equal(conversation, resumed.Conversations.Single().Conversation.Id);
        await buyer.SendAsync("still you?");
        await back.UntilAsync(() => back.TimelineOf(conversation).UpTo == 2);
    }

    [Fact]
    public async Task Signing_out_closes_every_socket_of_the_agent_within_5_s()
    {
        var agent = await AgentAsync("xiaofang");
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions");
        request.Headers.Authorization = new("Bearer", agent.Session.AccessToken);

        var response = await Endpoint.Http.SendAsync(request);

        Assert.True(response.IsSuccessStatusCode);
        await agent.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("signedOut", agent.Superseded.Single().Reason);
        await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.TicketAsync(agent.Session.AccessToken));
    }

    [Fact]
    public async Task Sitting_down_at_another_desk_tells_the_first_and_a_mere_reconnect_tells_nobody()
    {
        var first = await AgentAsync("xiaofang");
        var second = Keep(await AgentTestClient.ConnectAsync(Endpoint, first.Session));
        var third = Keep(await AgentTestClient.ConnectAsync(Endpoint, first.Session));

        await second.ResumeAsync();
        Assert.Equal(AgentState.Online, (await third.ResumeAsync(takeOver: true)).State);
        await first.UntilAsync(() => !first.Superseded.IsEmpty);
        await second.UntilAsync(() => !second.Superseded.IsEmpty);

        Assert.Equal(["elsewhere"], first.Superseded.Select(told => told.Reason));
        Assert.Equal(["elsewhere"], second.Superseded.Select(told => told.Reason));
        Assert.Empty(third.Superseded);
    }

    private Task<AgentSession> SignInAsync() => Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", Password);
}
