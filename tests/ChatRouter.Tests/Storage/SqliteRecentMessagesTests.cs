using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Storage;

/// <summary>Messages that are stored and not settled yet: nobody can tell, and no crash loses or doubles one.</summary>
public sealed class SqliteRecentMessagesTests : IDisposable
{
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Anna = new("anna");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualClock _clock = new();
    private SqliteFile? _file;
    private int _ids;

    public void Dispose() => _file?.Dispose();

    [Fact]
    public async Task What_an_earlier_process_left_unsettled_is_settled_when_the_file_is_opened()
    {
        var conversation = await LeaveAsync(messages: 5);
        Assert.Equal((5L, 1L), (await CountAsync("recent_messages"), await CountAsync("messages")));

        await using var journal = Reopen();

        Assert.Equal((0L, 6L), (await CountAsync("recent_messages"), await CountAsync("messages")));
        Assert.Equal(6, (await journal.Value.FindAsync(Shop, conversation, None))!.LastSeq);
        await AssertSoundAsync(journal.Value, conversation, 6);
    }

    [Fact]
    public async Task What_was_settled_before_the_process_died_is_not_settled_again()
    {
        var conversation = await LeaveAsync(messages: 5);
        await ExecuteAsync("INSERT INTO messages SELECT shop, conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at FROM recent_messages WHERE seq <= 4");
        await ExecuteAsync("UPDATE conversations SET last_seq = 4");

        await using var journal = Reopen();

        await AssertSoundAsync(journal.Value, conversation, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(400)]
    public async Task A_repeated_send_is_known_however_many_came_after_it_also_by_the_next_process(int after)
    {
        AppendMessage repeated;
        await using (var journal = Open(recentMessages: 300))
        {
            var conversation = await OwnedAsync(journal.Value, "b");
            repeated = FromBuyer(null) with { Conversation = conversation, NewConversation = null };
            Assert.Equal(AppendOutcome.Appended, (await journal.Value.AppendAsync(repeated, None)).Outcome);
            for (var i = 0; i < after; i++)
                await SendAsync(journal.Value, conversation);
            Assert.Equal((AppendOutcome.Duplicate, 2L), Told(await journal.Value.AppendAsync(repeated, None)));
        }

        await using var next = Reopen();

        Assert.Equal((AppendOutcome.Duplicate, 2L), Told(await next.Value.AppendAsync(repeated, None)));
        await AssertSoundAsync(next.Value, repeated.Conversation!.Value, after + 2);
        Assert.Equal(after + 2, await ExecuteAsync("SELECT count(*) FROM sent"));
    }

    [Fact]
    public async Task The_newest_messages_take_no_more_room_however_many_come()
    {
        await using var journal = Open(recentMessages: 50);
        var conversations = new List<ConversationId>();
        for (var buyer = 0; buyer < 7; buyer++)
            conversations.Add(await OwnedAsync(journal.Value, $"b{buyer}"));

        // One of them never says a word again: it must not keep the others' rows.
        for (var i = 0; i < 900; i++)
            await SendAsync(journal.Value, conversations[i < 7 ? i : 1 + (i % 6)]);

        Assert.InRange(await CountAsync("recent_messages"), 1, 50 + 256);
        await AssertSoundAsync(journal.Value, conversations[0], 2);
    }

    [Fact]
    public async Task Conversations_that_are_due_at_once_are_settled_one_after_the_other()
    {
        await using var journal = Open(recentMessages: 200);
        var conversations = await Task.WhenAll(Enumerable.Range(0, 21).Select(buyer => OwnedAsync(journal.Value, $"b{buyer:d2}")));
        foreach (var conversation in conversations[..20])
            for (var i = 0; i < 5; i++)
                await SendAsync(journal.Value, conversation);
        journal.Commit(Enumerable.Range(0, 200).Select(_ => MessageIn(conversations[20])));
        Assert.Equal(21, await CountAsync("messages"));

        journal.Commit([MessageIn(conversations[20])]);
        Assert.Equal(21 + 5, await CountAsync("messages"));
        for (var i = 0; i < 19; i++)
            journal.Commit([MessageIn(conversations[20])]);

        Assert.Equal(21 + 100, await CountAsync("messages"));
        await AssertSoundAsync(journal.Value, conversations[19], 6);
    }

    [Fact]
    public async Task No_more_than_twice_as_many_wait_to_be_settled_however_many_come_at_once()
    {
        await using var journal = Open(recentMessages: 50);
        var conversations = await Task.WhenAll(Enumerable.Range(0, 21).Select(buyer => OwnedAsync(journal.Value, $"b{buyer:d2}")));
        foreach (var conversation in conversations[..20])
            await SendAsync(journal.Value, conversation);
        journal.Commit(Enumerable.Range(0, 100).Select(_ => MessageIn(conversations[20])));
        Assert.Equal(21, await CountAsync("messages"));

        journal.Commit([MessageIn(conversations[20])]);

        Assert.Equal(21 + 20 + 101, await CountAsync("messages"));
    }

    [Fact]
    public async Task Readers_never_miss_what_was_acknowledged_while_it_is_being_settled()
    {
        await using var journal = Open(recentMessages: 20);
        var conversations = await Task.WhenAll(Enumerable.Range(0, 4).Select(buyer => OwnedAsync(journal.Value, $"b{buyer}")));
        var acknowledged = new long[conversations.Length];
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            for (; !done.IsCancellationRequested || reads == 0; reads++)
            {
                // Reads end on the thread that began them: without it the readers keep the pool's threads, and the senders wait for one each time.
                await Task.Yield();
                var id = conversations[reads % conversations.Length];
                var atLeast = Volatile.Read(ref acknowledged[reads % conversations.Length]);
                var messages = await journal.Value.ReadAsync(Shop, id, 0, int.MaxValue, None);
                var record = (await journal.Value.FindAsync(Shop, id, None))!;
                var listed = (await journal.Value.OwnedByAsync(Shop, Anna, None)).Single(one => one.Id == id);
                Assert.Equal(Enumerable.Range(1, messages.Count).Select(i => (long)i), messages.Select(message => message.Seq));
                Assert.True(messages.Count >= atLeast && record.LastSeq >= messages.Count && listed.LastSeq >= record.LastSeq);
            }

            return reads;
        })).ToList();
        await Task.WhenAll(conversations.Select(async (id, number) =>
        {
            for (var i = 0; i < 400; i++)
                Volatile.Write(ref acknowledged[number], (await SendAsync(journal.Value, id)).Message!.Seq);
        }));
        await done.CancelAsync();

        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 10));
        Assert.Equal(new JournalViolations(0, 0, 0), await journal.Value.CheckAsync(None));
    }

    [Theory]
    [InlineData("DELETE FROM recent_messages WHERE seq = 3")]
    [InlineData("UPDATE recent_messages SET conversation = 'nowhere' WHERE seq = 3")]
    public async Task Damage_among_unsettled_messages_is_seen(string damage)
    {
        await using var journal = Open(recentMessages: 4_096);
        var conversation = await OwnedAsync(journal.Value, "b");
        for (var i = 0; i < 3; i++)
            await SendAsync(journal.Value, conversation);
        Assert.Equal(new JournalViolations(0, 0, 0), await journal.Value.CheckAsync(None));

        await ExecuteAsync(damage);

        Assert.True((await journal.Value.CheckAsync(None)).SeqGaps > 0);
    }

    // A process that stored so many messages of an owned conversation after its first, and died.
    private async Task<ConversationId> LeaveAsync(int messages)
    {
        await using var journal = Open(recentMessages: 4_096);
        var conversation = await OwnedAsync(journal.Value, "b");
        for (var i = 0; i < messages; i++)
            await SendAsync(journal.Value, conversation);
        return conversation;
    }

    private OpenJournal Open(int recentMessages)
    {
        _file = new SqliteFile(recentMessages: recentMessages);
        return new OpenJournal(_file.Database, _clock);
    }

    private OpenJournal Reopen()
    {
        _file!.Database.Dispose();
        var database = _file.NewDatabase();
        database.Open();
        return new OpenJournal(database, _clock);
    }

    private async Task<ConversationId> OwnedAsync(BatchingJournal journal, string buyer)
    {
        var opened = (await journal.AppendAsync(FromBuyer(new(buyer)), None)).Conversation!;
        await journal.PlaceAsync(new(Shop, new Decision
        {
            Conversation = opened.Id,
            Buyer = opened.Buyer,
            Placement = Placement.Owned,
            Owner = Anna,
            ExpectedVersion = opened.Version,
            Changes = true,
            Reason = RouteReason.Weighted,
            Pool = PoolId.WholeShop,
            WaitingSince = opened.WaitingSince,
            At = _clock.GetUtcNow(),
        }), None);
        return opened.Id;
    }

    private Task<AppendResult> SendAsync(BatchingJournal journal, ConversationId conversation) => journal.AppendAsync(MessageIn(conversation), None);

    private AppendMessage MessageIn(ConversationId conversation) => FromBuyer(null) with { Conversation = conversation, NewConversation = null };

    private static (AppendOutcome Outcome, long Seq) Told(AppendResult result) => (result.Outcome, result.Message!.Seq);

    private AppendMessage FromBuyer(BuyerId? buyer) => new()
    {
        Shop = Shop,
        Buyer = buyer,
        NewConversation = new ConversationId($"c-{Interlocked.Increment(ref _ids):d6}"),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = "hello",
        ClientMsgId = $"m-{Interlocked.Increment(ref _ids):d6}",
        At = _clock.GetUtcNow(),
    };

    private static async Task AssertSoundAsync(BatchingJournal journal, ConversationId conversation, int messages)
    {
        var read = await journal.ReadAsync(Shop, conversation, 0, int.MaxValue, None);
        Assert.Equal(Enumerable.Range(1, messages).Select(i => (long)i), read.Select(message => message.Seq));
        Assert.Equal(new JournalViolations(0, 0, 0), await journal.CheckAsync(None));
    }

    private Task<long> CountAsync(string table) => ExecuteAsync($"SELECT count(*) FROM {table}");

    private async Task<long> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file!.Path};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own texts.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long?)await command.ExecuteScalarAsync() ?? 0;
    }

    /// <summary>A journal that writes until it is disposed of.</summary>
    private sealed class OpenJournal : IAsyncDisposable
    {
        private readonly SqliteDatabase _database;
        private readonly SqliteJournalStore _store;

        public OpenJournal(SqliteDatabase database, TimeProvider clock)
        {
            _database = database;
            _store = new SqliteJournalStore(database, NullLogger<SqliteJournalStore>.Instance);
            Value = new BatchingJournal(_store, Options.Create(new JournalOptions()), clock, NullLogger<BatchingJournal>.Instance);
            Value.Start();
        }

        public BatchingJournal Value { get; }

        /// <summary>Stores the messages in one transaction.</summary>
        public void Commit(IEnumerable<AppendMessage> messages) =>
            _store.Commit([.. messages.Select(message => new JournalWrite<AppendMessage, AppendResult>(message, JournalSubject.Of(message), null, 0))]);

        public async ValueTask DisposeAsync()
        {
            await Value.StopAsync(None);
            _store.Dispose();
            _database.Dispose();
        }
    }
}
