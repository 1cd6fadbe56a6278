using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task A_full_queue_is_dropped_and_the_client_told_to_resync_once_it_reads_again()
    {
        var reads = new TaskCompletionSource();
        var sent = new List<ServerEvent>();
        var resynced = new TaskCompletionSource();
        var connection = Connection(async serverEvent =>
        {
            await reads.Task;
            sent.Add(serverEvent);
            if (serverEvent is ResyncNeeded)
                resynced.TrySetResult();
        });

        for (var seq = 1; seq <= 2 * ClientConnection.MaxEvents; seq++)
            connection.Push(new MessageArrived(MessageOf(seq, "x")));
        reads.SetResult();
        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.IsType<ResyncNeeded>(sent[^1]);
        Assert.InRange(sent.Count, 1, ClientConnection.MaxEvents + 2);
    }

    [Fact]
    public async Task A_queue_is_bounded_by_size_as_well()
    {
        var reads = new TaskCompletionSource();
        var resynced = new TaskCompletionSource();
        var messages = 0;
        var connection = Connection(async serverEvent =>
        {
            await reads.Task;
            if (serverEvent is ResyncNeeded)
                resynced.TrySetResult();
            else
                messages++;
        });

        for (var seq = 1; seq <= 100; seq++)
            connection.Push(new MessageArrived(MessageOf(seq, new string('x', 8_000))));
        reads.SetResult();
        await resynced.Task.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.InRange(messages, 0, ClientConnection.MaxCharacters / 8_000 + 1);
    }

    private static ClientConnection Connection(Func<ServerEvent, Task> send) =>
        new(new("c"), null, null, send, () => { }, new TokenBucket(1, 1, TimeProvider.System), TimeProvider.System);

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
}
