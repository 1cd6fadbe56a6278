using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.TestKit;
using static ChatRouter.IntegrationTests.Redis.Nodes.BusScene;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>What the node bus promises, on whichever kind of Redis.</summary>
public abstract class NodeBusSpecification : IAsyncLifetime
{
    private BusScene? _scene;

    protected BusScene Scene => _scene!;

    protected abstract BusScene NewScene();

    /// <summary>The names of all keys of this test.</summary>
    protected abstract Task<string[]> KeysAsync();

    public Task InitializeAsync()
    {
        _scene = NewScene();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Scene.DisposeAsync();

    [Fact]
    public async Task A_push_reaches_exactly_the_nodes_that_hold_the_participant()
    {
        var (a, b, c) = (await Scene.StartAsync(), await Scene.StartAsync(), await Scene.StartAsync());
        await a.ArriveAsync(Buyer("ann"), "1");
        await b.ArriveAsync(Buyer("ann"), "2");
        await c.ArriveAsync(Buyer("bob"), "3");
        // Until the news of b's arrival has come to a, which may be after the arrival, a takes ann for its own alone.
        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), TimeSpan.FromSeconds(5));

        a.Bus.Publish(Audience.Of(Buyer("ann")), Event(1));
        var atB = await b.NextAsync(but: Attempt);
        a.Bus.Publish(Audience.Of(Buyer("bob")), Event(2));
        var atC = await c.NextAsync();

        Assert.Equal((Audience.Of(Buyer("ann")), Event(1)), atB);
        Assert.Equal((Audience.Of(Buyer("bob")), Event(2)), atC);
        Assert.False(a.TryNext(out _));
        Assert.False(b.TryNext(out _));
    }

    [Fact]
    public async Task With_what_follows_a_write_the_other_node_is_told_the_conversation()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");

        a.Bus.Publish(Audience.Of(Buyer("ann")), new TypingChanged(new("typed"), MessageFrom.Agent, true));
        await b.NextAsync();
        a.Bus.Publish(Audience.Of(Buyer("ann")), new ConversationClosed(new("ended"), MessageFrom.Agent));
        await b.NextAsync();
        a.Bus.Publish(Audience.Of(Buyer("ann")), new ReceiptRaised(new("read"), MessageFrom.Agent, 1, 1));
        await b.NextAsync();

        Assert.Equal([$"{Shop} ended", $"{Shop} read"], b.Memory.Told);
        Assert.Empty(a.Memory.Told);
    }

    [Fact]
    public async Task A_bus_that_is_disposed_of_twice_ends_once()
    {
        var a = await Scene.StartAsync();

        await Scene.CrashAsync(a);

        await a.Bus.DisposeAsync();
    }

    [Fact]
    public async Task A_push_to_somebody_who_is_here_only_asks_nobody()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await a.ArriveAsync(Buyer("ann"), "1");
        await a.ArriveAsync(Buyer("ann"), "2");
        Push(a, 100);
        var alone = a.Redis.CallsOf("publish_events");

        await b.ArriveAsync(Buyer("ann"), "3");
        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), TimeSpan.FromSeconds(5));
        await b.LeaveAsync(Buyer("ann"), "3");
        await Until.TrueAsync(() => IsFree(a));

        Assert.Equal(0, alone);
        Assert.Equal(1, a.Redis.CallsOf("hold_participants"));
    }

    [Fact]
    public async Task A_push_to_somebody_unknown_costs_one_script()
    {
        var a = await Scene.StartAsync();

        a.Bus.Publish(Audience.Of(Buyer("nobody")), Event(1));

        Assert.Equal(1, a.Redis.CallsOf("publish_events"));
    }

    [Fact]
    public async Task Pushes_to_one_participant_keep_their_order()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");

        for (var number = 0; number < 200; number++)
            a.Bus.Publish(Audience.Of(Buyer("ann")), Event(number));

        for (var number = 0; number < 200; number++)
            Assert.Equal(Event(number), (await b.NextAsync()).Event);
    }

    [Fact]
    public async Task Agents_and_supervisors_of_a_shop_are_reached_where_any_agent_is()
    {
        var (a, b, c) = (await Scene.StartAsync(), await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Agent("mia"), "1");
        await c.ArriveAsync(Buyer("ann"), "2");

        a.Bus.Publish(Audience.AgentsOf(Shop), Event(1));
        var agents = await b.NextAsync();
        a.Bus.Publish(Audience.SupervisorsOf(Shop), Event(2));
        var supervisors = await b.NextAsync();
        b.Bus.Publish(Audience.AgentsOf(Shop), Event(3));
        a.Bus.Publish(Audience.AgentsOf(new("other")), Event(4));
        a.Bus.Publish(Audience.Of(Buyer("ann")), Event(5));

        Assert.Equal((Audience.AgentsOf(Shop), Event(1)), agents);
        Assert.Equal((Audience.SupervisorsOf(Shop), Event(2)), supervisors);
        Assert.Equal(Event(5), (await c.NextAsync()).Event);
        Assert.Equal(0, b.Redis.CallsOf("publish_events"));
    }

    [Fact]
    public async Task Who_has_left_gets_nothing_and_leaves_nothing_behind()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Agent("mia"), "1");
        await b.ArriveAsync(Agent("mia"), "1");
        await b.ArriveAsync(Buyer("ann"), "2");

        await b.LeaveAsync(Agent("mia"), "1");
        await b.LeaveAsync(Agent("mia"), "1");
        await b.LeaveAsync(Buyer("ann"), "2");
        await b.LeaveAsync(Buyer("ann"), "unknown");
        a.Bus.Publish(Audience.Of(Buyer("ann")), Event(1));
        a.Bus.Publish(Audience.AgentsOf(Shop), Event(2));

        await Until.TrueAsync(async () => (await KeysAsync()).Length == 0);
        Assert.False(b.TryNext(out _));
    }

    [Fact]
    public async Task What_a_gone_node_held_is_forgotten_and_its_agents_connections_are_told_to_one_caller()
    {
        var (a, b, gone) = (await Scene.StartAsync(), await Scene.StartAsync(), await Scene.StartAsync());
        await a.ArriveAsync(Agent("mia"), "here");
        var connections = Enumerable.Range(0, 700).Select(number => new LostConnection(Shop, new($"a{number % 300}"), new($"{number}"))).ToArray();
        await Task.WhenAll(connections.Select(lost => gone.ArriveAsync(Agent(lost.Agent.Value), lost.Connection.Value)));
        await Task.WhenAll(Enumerable.Range(0, 700).Select(number => gone.ArriveAsync(Buyer($"b{number}"), $"buyer{number}")));
        await gone.ArriveAsync(Agent("mia"), "there");
        var lease = gone.Membership.Current!;
        await Scene.CrashAsync(gone);

        var told = await Task.WhenAll(a.Bus.ForgetAsync(lease, default), b.Bus.ForgetAsync(lease, default));
        var again = await a.Bus.ForgetAsync(lease, default);

        Assert.Equal(
            connections.Append(new(Shop, new("mia"), new("there"))).OrderBy(lost => lost.Connection.Value, StringComparer.Ordinal),
            told.SelectMany(lost => lost).OrderBy(lost => lost.Connection.Value, StringComparer.Ordinal));
        Assert.Empty(again);
        await Until.TrueAsync(() => IsFree(a, Audience.Of(Agent("mia"))));
        await a.LeaveAsync(Agent("mia"), "here");
        await Until.TrueAsync(async () => (await KeysAsync()).Length == 0);
    }

    [Fact]
    public async Task A_node_that_returned_keeps_what_it_told_since()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Agent("mia"), "1");
        var former = b.Membership.Current!;
        Scene.Registry.Lapse(b.Membership.Node);
        await Until.TrueAsync(() => b.Membership.Current is { } lease && lease.Epoch > former.Epoch);
        await Until.TrueAsync(() => b.Redis.CallsOf("hold_participants") > 1);
        await b.ArriveAsync(Agent("zoe"), "2");

        var lost = await a.Bus.ForgetAsync(former, default);
        a.Bus.Publish(Audience.Of(Agent("mia")), Event(1));

        Assert.Empty(lost);
        Assert.Equal(Event(1), (await b.NextAsync()).Event);
    }

    [Fact]
    public async Task A_node_that_stops_leaves_nothing_behind()
    {
        var a = await Scene.StartAsync();
        await a.ArriveAsync(Agent("mia"), "1");
        await a.ArriveAsync(Buyer("ann"), "2");

        await a.Bus.StopAsync(default);

        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task What_changed_while_Redis_was_away_is_told_when_it_is_back()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("gone"), "1");
        await b.ArriveAsync(Agent("mia"), "2");
        b.Redis.Cut();

        await b.LeaveAsync(Buyer("gone"), "1");
        await b.LeaveAsync(Agent("mia"), "2");
        await b.ArriveAsync(Buyer("ann"), "3");
        b.Bus.Publish(Audience.Of(Buyer("bob")), Event(1));
        b.Redis.Mend();

        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), TimeSpan.FromSeconds(5));
        await Until.TrueAsync(async () => (await KeysAsync()).Length == 3);
        await b.LeaveAsync(Buyer("ann"), "3");
        await Until.TrueAsync(async () => (await KeysAsync()).Length == 0);
    }

    private static void Push(BusNode node, int count)
    {
        for (var number = 0; number < count; number++)
            node.Bus.Publish(Audience.Of(Buyer("ann")), Event(number));
    }

    private static bool IsFree(BusNode node, Audience? audience = null)
    {
        var before = node.Redis.CallsOf("publish_events");
        node.Bus.Publish(audience ?? Audience.Of(Buyer("ann")), Event(0));
        return node.Redis.CallsOf("publish_events") == before;
    }
}
