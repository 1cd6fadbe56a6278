using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Server;

public sealed class SlowReaderTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_full_queue_is_dropped_and_the_client_told_to_resync_once_it_reads_again()
    {
        var sending = new TaskCompletionSource();
        var reads = new TaskCompletionSource();
        var sent = new List<ServerEvent>();
        var resynced = new TaskCompletionSource();
        var connection = Connection(async serverEvent =>
        {
            sending.TrySetResult();
            await reads.Task;
            sent.Add(serverEvent);
            if (serverEvent is ResyncNeeded)
                resynced.TrySetResult();
        });

        connection.Push(new MessageArrived(MessageOf(1, "x")));
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(5));
        for (var seq = 2; seq <= 2 * ClientConnection.MaxEvents; seq++)
            connection.Push(new MessageArrived(MessageOf(seq, "x")));
        reads.SetResult();
        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.IsType<ResyncNeeded>(sent[^1]);
        Assert.InRange(sent.Count, 1, ClientConnection.MaxEvents + 2);
    }

    [Fact]
    public async Task A_queue_is_bounded_by_size_as_well()
    {
        var sending = new TaskCompletionSource();
        var reads = new TaskCompletionSource();
        var resynced = new TaskCompletionSource();
        var messages = 0;
        var connection = Connection(async serverEvent =>
        {
            sending.TrySetResult();
            await reads.Task;
            if (serverEvent is ResyncNeeded)
                resynced.TrySetResult();
            else
                messages++;
        });

        connection.Push(new MessageArrived(MessageOf(1, new string('x', 8_000))));
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(5));
        for (var seq = 2; seq <= 100; seq++)
            connection.Push(new MessageArrived(MessageOf(seq, new string('x', 8_000))));
        reads.SetResult();
        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.InRange(messages, 0, ClientConnection.MaxCharacters / 8_000 + 1);
    }

    [Fact]
    public async Task A_client_that_reads_nothing_loses_its_queue_after_3_s_and_its_connection_after_10_s()
    {
        var sending = new TaskCompletionSource();
        var aborted = false;
        var connection = Connection(_ =>
        {
            sending.TrySetResult();
            return new TaskCompletionSource().Task;
        }, () => aborted = true);
        connection.Push(new MessageArrived(MessageOf(1, "x")));
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(5));

        _clock.Advance(ClientConnection.StuckLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(connection.CheckWritable());
        Assert.False(aborted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(connection.CheckWritable());
        Assert.True(aborted);
    }

    [Fact]
    public async Task A_client_that_reads_again_just_as_it_is_given_up_on_is_told_to_resync()
    {
        var sending = new TaskCompletionSource();
        var reads = new TaskCompletionSource();
        var resynced = new TaskCompletionSource();
        var clock = new MeddlingClock();
        var connection = Connection(async serverEvent =>
        {
            sending.TrySetResult();
            if (serverEvent is ResyncNeeded)
                resynced.TrySetResult();
            else
                await reads.Task;
        }, clock: clock);
        connection.Push(new MessageArrived(MessageOf(1, "x")));
        await sending.Task.WaitAsync(TimeSpan.FromSeconds(5));
        clock.Advance(ClientConnection.SendDeadline);

        // The send completes, and what follows it is done, between the look at the time and the giving up; unless that is kept waiting.
        clock.Meddle = () => Task.Run(reads.SetResult).Wait(TimeSpan.FromMilliseconds(200));
        connection.CheckWritable();

        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Heads_are_told_once_for_what_rose_and_not_at_all_when_nothing_did()
    {
        var heads = new TaskCompletionSource<HeadsRose>();
        var connection = Connection(serverEvent =>
        {
            heads.SetResult((HeadsRose)serverEvent);
            return Task.CompletedTask;
        });

        connection.PushHeads();
        connection.Rose(new("a"), 3);
        connection.Rose(new("a"), 2);
        connection.PushHeads();
        connection.PushHeads();

        Assert.Equal(3, (await heads.Task.WaitAsync(TimeSpan.FromSeconds(5))).Heads[new("a")]);
    }

    [Fact]
    public void A_buyers_connection_is_looked_after_from_its_first_event_until_its_digest_is_sent()
    {
        var registry = new ConnectionRegistry();
        var connection = Connection(_ => Task.CompletedTask, attend: registry.Attend);
        registry.Add(connection);
        registry.LetRest(connection);
        Assert.Single(registry.Attended);
        connection.Open(BuyerEntry.Unknown);
        registry.LetRest(connection);
        Assert.Empty(registry.Attended);

        connection.Rose(new("a"), 1);
        registry.LetRest(connection);
        Assert.Single(registry.Attended);

        connection.PushHeads();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                registry.LetRest(connection);
                return !registry.Attended.Any();
            },
            TimeSpan.FromSeconds(5)));
        registry.Remove(connection);
        connection.Rose(new("a"), 2);
        registry.LetRest(connection);
        Assert.Empty(registry.Attended);
    }

    private ClientConnection Connection(Func<ServerEvent, Task> send, Action? abort = null, Action<ClientConnection>? attend = null, TimeProvider? clock = null) =>
        new(new("c"), new(new("shop"), new("buyer"), null, true), null, send, abort ?? (() => { }), new TokenBucket(1, 1, _clock), attend ?? (_ => { }), clock ?? _clock);

    private static Message MessageOf(long seq, string text) => new()
    {
        ConversationId = new("c"),
        Seq = seq,
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = text,
        ClientMsgId = $"{seq}",
        At = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A clock during whose next reading something else happens.</summary>
    private sealed class MeddlingClock : TimeProvider
    {
        private readonly ManualClock _clock = new();

        public Action? Meddle { get; set; }

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public void Advance(TimeSpan by) => _clock.Advance(by);

        public override long GetTimestamp()
        {
            var now = _clock.GetTimestamp();
            var meddle = Meddle;
            Meddle = null;
            meddle?.Invoke();
            return now;
        }
    }
}
