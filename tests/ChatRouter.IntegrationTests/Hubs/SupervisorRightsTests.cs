using System.Diagnostics;
using System.Net.WebSockets;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>Who may supervise, and what another shop's supervisor finds here: nothing.</summary>
public sealed class SupervisorRightsTests : HubScene
{
    private const string Path = "/hubs/supervisor";

    private Dictionary<string, string> Headers => new() { ["Origin"] = Endpoint.Origin };

    [Fact]
    public async Task An_agent_without_the_role_and_a_buyer_do_not_get_in()
    {
        var agent = await Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", Password);
        var buyer = await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin);

        foreach (var token in new[] { agent.AccessToken, buyer.AccessToken })
        {
            var ticket = await Endpoint.TicketAsync(token, Endpoint.Origin);
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => Endpoint.ConnectAsync(Path, ticket, Headers));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_answered_before_Open()
    {
        var supervisor = Keep(await SupervisorTestClient.ConnectAsync(Endpoint, await Endpoint.SignInAgentAsync(DemoShop.Key, "boss", Password)));

        Assert.Equal("notOpened", await RefusalOfAsync(() => supervisor.WatchAsync(new("nowhere"))));
        Assert.Equal("notOpened", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync<Kiosk[]>("Kiosks", [])));
    }

    [Fact]
    public async Task Who_is_no_supervisor_any_more_is_put_out_within_5_s()
    {
        var supervisor = await SupervisorAsync();
        var shops = Server.Services.GetRequiredService<IShopStore>();
        var account = (await shops.FindAccountByNameAsync(DemoShop.Shop.Id, "boss", CancellationToken.None))!;
        var since = Stopwatch.GetTimestamp();

        await shops.SaveAccountAsync(account with { Role = AccountRole.Agent, SecurityStamp = "another" }, CancellationToken.None);
        await supervisor.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(8));

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 5);
        Assert.Single(supervisor.Superseded);
    }

    [Fact]
    public async Task Another_shops_supervisor_finds_every_conversation_agent_and_kiosk_absent()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var own = await SupervisorAsync();
        var kiosk = (await own.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Kiosk;
        var xiaofang = await IdOfAsync("xiaofang");
        var foreign = await ForeignSupervisorAsync();

        foreach (var (code, call) in new (string, Func<Task>)[]
        {
            ("unknownConversation", () => foreign.WatchAsync(conversation)),
            ("unknownConversation", () => foreign.Hub.InvokeAsync<Page>("History", [conversation, 9])),
            ("unknownConversation", () => foreign.WhisperAsync(conversation, "psst")),
            ("unknownConversation", () => foreign.Hub.InvokeAsync("TakeOver", [conversation])),
            ("unknownConversation", () => foreign.AssignAsync(conversation, agentId: xiaofang)),
            ("unknownConversation", () => foreign.Hub.InvokeAsync("Close", [conversation])),
            ("unknownTarget", () => foreign.ForceAsync(xiaofang, WantedState.Offline)),
            ("notFound", () => foreign.Hub.InvokeAsync("RevokeKiosk", [kiosk.Id])),
        })
            Assert.Equal(code, await RefusalOfAsync(call));

        Assert.Empty(foreign.Board.Conversations);
        Assert.DoesNotContain(foreign.Board.Agents, seen => seen.Id == xiaofang);
        Assert.Empty(await foreign.Hub.InvokeAsync<Kiosk[]>("Kiosks", []));
        Assert.Empty(await foreign.Hub.InvokeAsync<AuditEntry[]>("Audit", [new { }]));
        await foreign.Hub.InvokeAsync("Notify", ["to my own"]);
        await agent.SendAsync(conversation, "still here");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
        Assert.Empty(agent.Notices);
        Assert.Empty(agent.Forced);
        Assert.Single(await own.Hub.InvokeAsync<Kiosk[]>("Kiosks", []));
    }
}
