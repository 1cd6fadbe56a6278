using System.Collections.Concurrent;
using System.Net.Http.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Health;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Durability;

public sealed class KillTests : IAsyncLifetime
{
    private const int Buyers = 25;
    private const int Capacity = 20;

    private readonly ServerProcess _server = new();
    // Some come several at a time.
    private readonly ConcurrentQueue<IAsyncDisposable> _clients = new();

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Agents_are_what_they_wanted_to_be_once_they_are_back_after_a_restart()
    {
        var agent = Keep(await AgentTestClient.OnlineAsync(_server.Endpoint, DemoShop.Key, "laowang", DemoShop.Password));

        await _server.KillAsync();
        await _server.StartAsync();
        var back = Keep(await AgentTestClient.ConnectAsync(_server.Endpoint, agent.Session));

        Assert.Equal(AgentState.Online, (await back.ResumeAsync()).State);
    }

    [Fact]
    public async Task Killed_under_load_and_started_again_the_server_has_lost_nothing()
    {
        var agent = Keep(await AgentTestClient.OnlineAsync(_server.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password));
        var buyers = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(_ => OpenAsync()));
        foreach (var buyer in buyers)
            await buyer.SendAsync("first");
        await Task.WhenAll(buyers.Select(buyer => buyer.UntilAsync(() => !buyer.Statuses.IsEmpty)));
        var waitingBefore = buyers.Where(buyer => buyer.Statuses.Last().Status == Placement.Queued).ToList();
        Assert.Equal(Buyers - Capacity, waitingBefore.Count);

        var load = Task.WhenAll(buyers.Select(WriteUntilCutAsync).Append(AnswerUntilCutAsync(agent)));
        await agent.UntilAsync(() => buyers.Sum(buyer => buyer.Sent.Count) > 2_000, TimeSpan.FromSeconds(30));
        await _server.KillAsync();
        await load;
        await _server.StartAsync();

        var back = Keep(await AgentTestClient.ConnectAsync(_server.Endpoint, agent.Session));
        var resumed = await back.ResumeAsync();
        Assert.Equal(AgentState.Online, resumed.State);
        Assert.Equal(Capacity, resumed.Conversations.Count);
        foreach (var buyer in buyers)
            await AssertNothingLostAsync(buyer);
        await AssertSamePlacesAsync(waitingBefore);
        Assert.Equal(new Invariants(0, 0, 0, 0, 0, 0), await _server.Endpoint.Http.GetFromJsonAsync<Invariants>("/internal/invariants"));
    }

    private async Task<BuyerTestClient> OpenAsync() =>
        Keep(await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin));

    private static async Task WriteUntilCutAsync(BuyerTestClient buyer)
    {
        try
        {
            for (var i = 0; ; i++)
                await buyer.SendAsync($"m{i}");
        }
        catch (HubClosedException)
        {
            // The kill.
        }
    }

    private static async Task AnswerUntilCutAsync(AgentTestClient agent)
    {
        try
        {
            for (var i = 0; ; i++)
                await agent.SendAsync(agent.Assigned.ElementAt(i % agent.Assigned.Count).Conversation.Id, $"a{i}");
        }
        catch (HubClosedException)
        {
            // The kill.
        }
    }

    /// <summary>Every acknowledged message is there once at its place, and every unknown one ends stored once when it is repeated.</summary>
    private async Task AssertNothingLostAsync(BuyerTestClient before)
    {
        var buyer = Keep(await BuyerTestClient.ConnectAsync(_server.Endpoint, before.Session, _server.Endpoint.Origin));
        await buyer.OpenAsync(new Dictionary<ConversationId, long> { [before.Sent[0].Ack!.ConversationId] = 0 });
        foreach (var unknown in before.Sent.Where(sent => sent.Ack is null))
            await buyer.SendAsync(unknown.Text!, unknown.ClientMsgId);
        var conversation = before.Sent[0].Ack!.ConversationId;
        await buyer.SyncAsync(conversation);

        var shown = buyer.TimelineOf(conversation).Shown;
        Assert.Empty(buyer.TimelineOf(conversation).Conflicts);
        Assert.Equal(Enumerable.Range(1, shown.Count).Select(seq => (long)seq), shown.Select(message => message.Seq));
        var own = shown.Where(message => message.From == MessageFrom.Buyer).ToDictionary(message => message.ClientMsgId);
        Assert.Equal(before.Sent.Select(sent => sent.ClientMsgId).Order(), own.Keys.Order());
        Assert.All(before.Sent.Where(sent => sent.Ack is not null), sent => Assert.Equal(sent.Ack!.Seq, own[sent.ClientMsgId].Seq));
    }

    /// <summary>Those who waited wait in the same order.</summary>
    private async Task AssertSamePlacesAsync(List<BuyerTestClient> waiting)
    {
        for (var place = 1; place <= waiting.Count; place++)
        {
            var buyer = Keep(await BuyerTestClient.ConnectAsync(_server.Endpoint, waiting[place - 1].Session, _server.Endpoint.Origin));
            var opened = await buyer.OpenAsync();
            Assert.Equal(Placement.Queued, opened.Status!.Status);
            Assert.Equal(place, opened.Status.Queue!.Position);
        }
    }

    private T Keep<T>(T client) where T : IAsyncDisposable
    {
        _clients.Enqueue(client);
        return client;
    }
}
