using System.Text;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Two nodes on one database, writing to the same conversations.</summary>
[Collection(PostgresJournals.Name)]
public sealed class PostgresNodesTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly List<PostgresNode> _nodes = [];
    private readonly List<BatchingJournal> _journals = [];
    private string _database = "";
    private int _ids;

    public async Task InitializeAsync()
    {
        var database = server.NewDatabase();
        _database = new NpgsqlConnectionStringBuilder(database).Database!;
        for (var i = 0; i < 2; i++)
        {
            var node = await PostgresNode.StartAsync(database);
            var journal = new BatchingJournal(
                node.Journal, Options.Create(new JournalOptions { Deadline = TimeSpan.FromSeconds(20) }), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
            journal.Start();
            _nodes.Add(node);
            _journals.Add(journal);
        }
    }

    public async Task DisposeAsync()
    {
        Assert.Equal(new JournalViolations(0, 0, 0), await _journals[0].CheckAsync(None));
        foreach (var journal in _journals)
            await journal.StopAsync(None);
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task Sequences_are_gapless_and_each_sender_in_order_whichever_node_he_is_on()
    {
        var conversations = new List<ConversationId>();
        for (var i = 0; i < 4; i++)
            conversations.Add((await _journals[i % 2].AppendAsync(FromBuyer(new BuyerId($"b{i}")), None)).Conversation!.Id);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await _journals[sender % 2].AppendAsync(FromAgent(conversations[sender / 2 % 4], $"a{sender}", $"{i}"), None);
        })));

        foreach (var conversation in conversations)
        {
            var messages = await _journals[0].ReadAsync(Shop, conversation, 0, int.MaxValue, None);
            Assert.Equal(Enumerable.Range(1, 1 + 8 * 25).Select(i => (long)i), messages.Select(message => message.Seq));
            Assert.All(messages.Skip(1).GroupBy(message => message.SenderId), sender =>
                Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}"), sender.Select(message => message.Text)));
        }
    }

    [Fact]
    public async Task A_repeat_on_the_other_node_gives_the_first_result()
    {
        var commands = Enumerable.Range(0, 50).Select(i => FromBuyer(new BuyerId($"b{i % 5}"))).ToList();

        var here = commands.Select(command => _journals[0].AppendAsync(command, None)).ToList();
        var there = commands.Select(command => _journals[1].AppendAsync(command with { NewConversation = NewConversation() }, None)).ToList();
        var results = (await Task.WhenAll(here)).Zip(await Task.WhenAll(there)).ToList();

        Assert.All(results, pair => Assert.Equal(
            [AppendOutcome.Appended, AppendOutcome.Duplicate], new[] { pair.First.Outcome, pair.Second.Outcome }.Order()));
        Assert.All(results, pair => Assert.Equal(pair.First.Message, pair.Second.Message));
    }

    [Fact]
    public async Task Buyers_who_write_on_both_nodes_at_once_have_one_conversation()
    {
        var buyers = Enumerable.Range(0, 40).Select(i => new BuyerId($"b{i}")).ToList();

        var results = await Task.WhenAll(buyers.SelectMany(buyer => _journals.Select(journal => journal.AppendAsync(FromBuyer(buyer), None))));

        Assert.Equal(buyers.Count, results.Count(result => result.OpenedConversation));
        Assert.Equal(buyers.Count, results.Count(result => result.OpenedTurn));
        Assert.All(results.GroupBy(result => result.Conversation!.Buyer), of => Assert.Single(of.Select(result => result.Conversation!.Id).Distinct()));
    }

    [Fact]
    public async Task Of_decisions_on_one_version_from_both_nodes_exactly_one_wins()
    {
        var row = (await _journals[0].AppendAsync(FromBuyer(new BuyerId("b")), None)).Conversation!;
        for (var version = 0; version < 15; version++)
        {
            var decisions = Enumerable.Range(0, 8).Select(i => OwnedBy(new AgentId($"a{i}"), row)).ToList();

            var results = await Task.WhenAll(decisions.Select((decision, i) => Task.Run(() => _journals[i % 2].PlaceAsync(new PlaceConversation(Shop, decision), None))));

            row = Assert.Single(results, result => result.Outcome == PlaceOutcome.Placed).Conversation!;
        }
        var history = await _journals[1].AssignmentsAsync(Shop, row.Id, None);
        Assert.Equal(Enumerable.Range(1, 15), history.Select(record => record.Version));
    }

    [Fact]
    public async Task Opening_answering_placing_and_ending_on_both_nodes_keep_every_rule()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(() => WorkAsync(_journals[worker % 2], new Random(worker)))));

        Assert.True(outcomes.Sum() > 500);
        var open = new List<ConversationTruth>();
        await foreach (var shop in _journals[0].ReadOpenAsync(At, At, None))
            open.AddRange(shop.Conversations);
        Assert.Equal(open.Count, open.Select(truth => truth.Buyer).Distinct().Count());
    }

    [Fact]
    public async Task A_batch_takes_one_trip_while_the_node_is_the_last_that_wrote_and_two_after_another_did()
    {
        var buyer = new BuyerId("b");
        await _journals[0].AppendAsync(FromBuyer(buyer), None);
        using var trips = new TripCounter(_database);
        var alone = new List<int>();
        for (var i = 0; i < 10; i++)
            alone.Add(await trips.CountAsync(() => _journals[0].AppendAsync(FromBuyer(buyer), None)));
        await _journals[1].AppendAsync(FromBuyer(buyer), None);

        var after = await trips.CountAsync(() => _journals[0].AppendAsync(FromBuyer(buyer), None));

        Assert.All(alone, count => Assert.Equal(1, count));
        Assert.Equal(2, after);
    }

    [Fact]
    public async Task A_node_that_was_told_what_the_other_wrote_takes_one_trip_as_well()
    {
        var buyer = new BuyerId("b");
        var row = (await _journals[0].AppendAsync(FromBuyer(buyer), None)).Conversation!;
        using var trips = new TripCounter(_database);
        var told = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            var (here, there) = (i % 2, 1 - (i % 2));
            _nodes[there].Journal.Hear(_nodes[here].Journal.Tell(Shop, row.Id)!);
            told.Add(await trips.CountAsync(() => _journals[there].AppendAsync(there == 0 ? FromBuyer(buyer) : FromAgent(row.Id, "a", "answer"), None)));
        }

        Assert.All(told, count => Assert.Equal(1, count));
        Assert.Equal(11, (await _journals[0].FindAsync(Shop, row.Id, None))!.LastSeq);
    }

    [Fact]
    public async Task A_limit_of_unanswered_messages_costs_a_trip_only_where_a_node_has_to_count_them()
    {
        var row = (await _journals[0].AppendAsync(FromBuyer(new BuyerId("b")), None)).Conversation!;
        using var trips = new TripCounter(_database);
        var counts = new List<int>();
        for (var i = 0; i < 4; i++)
            counts.Add(await trips.CountAsync(() => _journals[0].AppendAsync(FromAgent(row.Id, "a", "answer") with { MostInARow = 5 }, None)));
        _nodes[1].Journal.Hear(_nodes[0].Journal.Tell(Shop, row.Id)!);
        counts.Add(await trips.CountAsync(() => _journals[1].AppendAsync(FromAgent(row.Id, "a", "answer") with { MostInARow = 5 }, None)));

        // It reads what moved on, counts, and commits.
        var counted = await trips.CountAsync(() => _journals[0].AppendAsync(FromAgent(row.Id, "a", "answer") with { MostInARow = 6 }, None));
        var refused = await _journals[1].AppendAsync(FromAgent(row.Id, "a", "answer") with { MostInARow = 6 }, None);

        Assert.All(counts, count => Assert.Equal(1, count));
        Assert.Equal(3, counted);
        Assert.Equal(AppendOutcome.Unanswered, refused.Outcome);
        Assert.Equal(7, (await _journals[0].FindAsync(Shop, row.Id, None))!.LastSeq);
    }

    [Fact]
    public async Task What_is_told_late_damaged_or_by_another_build_costs_a_trip_and_nothing_else()
    {
        var buyer = new BuyerId("b");
        var row = (await _journals[0].AppendAsync(FromBuyer(buyer), None)).Conversation!;
        await _journals[0].RaiseReceiptAsync(new RaiseReceipt(Shop, row.Id, buyer, null, 1, true), None);
        var late = _nodes[0].Journal.Tell(Shop, row.Id)!;
        await _journals[0].AppendAsync(FromBuyer(buyer), None);
        await _journals[1].AppendAsync(FromAgent(row.Id, "a", "answer"), None);
        var now = Encoding.UTF8.GetString(_nodes[1].Journal.Tell(Shop, row.Id)!);
        var otherBuild = Encoding.UTF8.GetBytes(now.Replace($"{typeof(StoredConversation).Module.ModuleVersionId}", $"{Guid.Empty}", StringComparison.Ordinal));
        using var trips = new TripCounter(_database);

        foreach (var told in new[] { late, otherBuild, Encoding.UTF8.GetBytes(now[..(now.Length / 2)]), "null"u8.ToArray(), [] })
            _nodes[0].Journal.Hear(told);

        Assert.Equal(2, await trips.CountAsync(() => _journals[0].AppendAsync(FromBuyer(buyer), None)));
        var stored = (await _journals[1].FindAsync(Shop, row.Id, None))!;
        Assert.Equal((4, 1), (stored.LastSeq, stored.Receipts.BuyerRead));
        Assert.Null(_nodes[0].Journal.Tell(Shop, NewConversation()));
    }

    private async Task<int> WorkAsync(BatchingJournal journal, Random random)
    {
        var stored = 0;
        for (var i = 0; i < 60; i++)
        {
            var result = await journal.AppendAsync(FromBuyer(new BuyerId($"b{random.Next(6)}")), None);
            stored += result.Outcome == AppendOutcome.Appended ? 1 : 0;
            var row = result.Conversation!;
            switch (random.Next(4))
            {
                case 0:
                    await journal.EndAsync(new EndConversation(Shop, row.Id, null, At), None);
                    break;
                case 1:
                    await journal.PlaceAsync(new PlaceConversation(Shop, OwnedBy(new AgentId($"a{random.Next(3)}"), row) with { Notes = RouteNotes.Transferred }), None);
                    break;
                case 2:
                    await journal.RaiseReceiptAsync(new RaiseReceipt(Shop, row.Id, row.Buyer, null, row.LastSeq, true), None);
                    break;
                default:
                    await journal.AppendAsync(FromAgent(row.Id, "a1", "answer"), None);
                    break;
            }

            // Told at any moment, and often late.
            if (_nodes[random.Next(2)].Journal.Tell(Shop, row.Id) is { } told)
                _nodes[random.Next(2)].Journal.Hear(told);
        }
        return stored;
    }

    private string NewText() => $"id-{Interlocked.Increment(ref _ids):d6}";

    private ConversationId NewConversation() => new(NewText());

    private AppendMessage FromBuyer(BuyerId buyer) => new()
    {
        Shop = Shop,
        Buyer = buyer,
        NewConversation = NewConversation(),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = "hello",
        ClientMsgId = NewText(),
        At = At,
    };

    private AppendMessage FromAgent(ConversationId conversation, string agent, string text) => new()
    {
        Shop = Shop,
        Conversation = conversation,
        From = MessageFrom.Agent,
        SenderId = agent,
        Kind = MessageKind.Text,
        Text = text,
        ClientMsgId = NewText(),
        At = At,
    };

    private static Decision OwnedBy(AgentId owner, ConversationRecord conversation) => new()
    {
        Conversation = conversation.Id,
        Buyer = conversation.Buyer,
        Placement = Placement.Owned,
        Owner = owner,
        PreviousOwner = conversation.Owner,
        ExpectedVersion = conversation.Version,
        Changes = true,
        Reason = RouteReason.Weighted,
        WaitingSince = conversation.WaitingSince,
        At = At,
    };
}
