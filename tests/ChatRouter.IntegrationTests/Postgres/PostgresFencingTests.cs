using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresJournals.Name)]
public sealed class PostgresFencingTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly ShopId Shop = new("shop");
    private static readonly BuyerId Buyer = new("buyer");

    private PostgresNode _node = null!;
    private BatchingJournal _journal = null!;
    private int _ids;

    public async Task InitializeAsync()
    {
        _node = await PostgresNode.StartAsync(server.NewMigratedDatabase());
        _journal = new BatchingJournal(_node.Journal, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
        _journal.Start();
    }

    public async Task DisposeAsync()
    {
        await _journal.StopAsync(None);
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task A_stale_epoch_writes_nothing_and_the_node_comes_back_in_a_new_one()
    {
        await AppendAsync();
        var stale = _node.Membership.Current!;
        var returned = new TaskCompletionSource<NodeLease>();
        _node.Membership.Returned += lease => returned.TrySetResult(lease);
        var newer = await _node.Registry.RegisterAsync(stale.Node, Long, None);

        await Assert.ThrowsAsync<NodeFencedException>(AppendAsync);
        var back = await returned.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(stale.Epoch < newer.Epoch && newer.Epoch < back.Epoch);
        Assert.Equal(1, (await _journal.FindOpenAsync(Shop, Buyer, None))!.LastSeq);
        Assert.Equal(2, (await AppendAsync()).Message!.Seq);
    }

    [Fact]
    public async Task A_lapsed_lease_writes_nothing_and_cannot_be_renewed()
    {
        var stale = _node.Membership.Current!;
        var lapsed = await _node.Registry.RegisterAsync(stale.Node, TimeSpan.Zero, None);
        var other = await _node.Registry.RegisterAsync(new NodeId("other"), Long, None);

        Assert.False(await _node.Registry.RenewAsync(lapsed, Long, None));
        Assert.False(await _node.Registry.RenewAsync(stale, Long, None));
        Assert.True(await _node.Registry.RenewAsync(other, Long, None));
        await Assert.ThrowsAsync<NodeFencedException>(AppendAsync);
    }

    [Fact]
    public async Task Live_and_gone_nodes_are_told_apart_and_a_gone_one_is_removed_once()
    {
        var gone = await _node.Registry.RegisterAsync(new NodeId("gone"), TimeSpan.Zero, None);
        var live = await _node.Registry.RegisterAsync(new NodeId("live"), Long, None);

        var all = await _node.Registry.AllAsync(None);
        var removed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _node.Registry.RemoveGoneAsync(gone, None)));
        var kept = await _node.Registry.RemoveGoneAsync(live, None);
        await _node.Registry.LeaveAsync(live, None);
        await _node.Registry.LeaveAsync(live, None);

        Assert.Equal([(gone, false), (live, true)], all.Where(node => node.Lease.Node != _node.Membership.Node).Select(node => (node.Lease, node.Live)));
        Assert.Single(removed, wasIt => wasIt);
        Assert.False(kept);
        Assert.Equal([_node.Membership.Node], (await _node.Registry.AllAsync(None)).Select(node => node.Lease.Node));
    }

    [Fact]
    public async Task A_node_that_left_writes_nothing()
    {
        await AppendAsync();

        await _node.Membership.StopAsync(None);

        await Assert.ThrowsAsync<NodeFencedException>(AppendAsync);
        Assert.Empty(await _node.Registry.AllAsync(None));
    }

    [Fact]
    public async Task A_node_may_be_told_to_leave_again_even_when_it_is_gone()
    {
        await _node.Membership.StopAsync(None);
        await _node.Membership.DisposeAsync();

        await _node.Membership.StopAsync(None);
        await _node.Membership.DisposeAsync();

        Assert.Empty(await _node.Registry.AllAsync(None));
    }

    [Fact]
    public async Task A_lease_is_renewed_while_the_node_lives()
    {
        var options = Options.Create(new NodeOptions { Lease = TimeSpan.FromSeconds(2), RenewEvery = TimeSpan.FromMilliseconds(100) });
        await using var membership = new NodeMembership(_node.Registry, options, TimeProvider.System, NullLogger<NodeMembership>.Instance);
        await membership.StartAsync(None);
        var lease = membership.Current;

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2.5));
        await timer.WaitForNextTickAsync();

        Assert.Equal(lease, membership.Current);
        Assert.True((await _node.Registry.AllAsync(None)).Single(node => node.Lease == lease).Live);
    }

    private Task<AppendResult> AppendAsync()
    {
        var id = Interlocked.Increment(ref _ids);
        return _journal.AppendAsync(new AppendMessage
        {
            Shop = Shop,
            Buyer = Buyer,
            NewConversation = new ConversationId($"c{id}"),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = "hello",
            ClientMsgId = $"m{id}",
            At = DateTimeOffset.UnixEpoch,
        }, None);
    }
}
