using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>A PostgreSQL of its own that crashes while two nodes write.</summary>
public sealed class PostgresCrashTests : IAsyncLifetime
{
    private const int Buyers = 24;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");

    private readonly PostgresServer _server = new();
    private readonly List<IHost> _nodes = [];
    private readonly List<Message>[] _acked = [.. Enumerable.Range(0, Buyers).Select(_ => new List<Message>())];
    private int _ackedCount;

    public async Task InitializeAsync()
    {
        var database = _server.NewDatabase();
        for (var i = 0; i < 2; i++)
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddLogging().AddPostgresStorage(options => options.ConnectionString = database);
            _nodes.Add(builder.Build());
            await _nodes[i].StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            node.Dispose();
        }
        _server.Dispose();
    }

    [Fact]
    public async Task Every_acknowledged_message_outlives_crashes_once_and_in_order()
    {
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Buyers).Select(buyer => Task.Run(() => WriteAsync(buyer, stop.Token))).ToList();
        for (var crash = 1; crash <= 3; crash++)
        {
            await UntilAckedAsync(Volatile.Read(ref _ackedCount) + 1000);
            _server.StopImmediately();
            _server.Start();
        }
        await UntilAckedAsync(Volatile.Read(ref _ackedCount) + 500);
        await stop.CancelAsync();
        var sent = await Task.WhenAll(writing);

        var journal = _nodes[0].Services.GetRequiredService<IJournal>();
        Assert.Equal(new JournalViolations(0, 0, 0), await journal.CheckAsync(None));
        for (var buyer = 0; buyer < Buyers; buyer++)
        {
            var stored = await journal.ReadAsync(Shop, _acked[buyer][0].ConversationId, 0, int.MaxValue, None);
            Assert.Equal(Enumerable.Range(1, stored.Count).Select(seq => (long)seq), stored.Select(message => message.Seq));
            Assert.Equal(Enumerable.Range(0, sent[buyer]).Select(i => $"{i}"), stored.Select(message => message.Text));
            Assert.Equal(stored, _acked[buyer]);
        }
    }

    [Fact]
    public async Task A_node_that_stops_drains_and_leaves()
    {
        var write = _nodes[0].Services.GetRequiredService<IJournal>().AppendAsync(MessageOf(0, 0), None);

        await _nodes[0].StopAsync();

        Assert.Equal(AppendOutcome.Appended, (await write).Outcome);
        var left = await _nodes[1].Services.GetRequiredService<Core.Nodes.INodeRegistry>().AllAsync(None);
        Assert.Single(left);
    }

    // Each message goes to one node or the other, and is repeated under its id until it is acknowledged.
    private async Task<int> WriteAsync(int buyer, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            var message = MessageOf(buyer, count);
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var journal = _nodes[(buyer + count + attempt) % 2].Services.GetRequiredService<IJournal>();
                    _acked[buyer].Add((await journal.AppendAsync(message, None)).Message!);
                    Interlocked.Increment(ref _ackedCount);
                    break;
                }
                catch (JournalUnavailableException)
                {
                    await Task.Yield();
                }
            }
        }
        return count;
    }

    private async Task UntilAckedAsync(int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Volatile.Read(ref _ackedCount) < count)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static AppendMessage MessageOf(int buyer, int number) => new()
    {
        Shop = Shop,
        Buyer = new BuyerId($"b{buyer}"),
        NewConversation = new ConversationId($"c{buyer}-{number}"),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = $"{number}",
        ClientMsgId = $"{buyer}-{number}",
        At = DateTimeOffset.UnixEpoch,
    };
}
