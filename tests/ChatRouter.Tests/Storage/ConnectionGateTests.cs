using System.Net.Sockets;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit;
using Npgsql;

namespace ChatRouter.Tests.Storage;

public sealed class ConnectionGateTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly NpgsqlException Refused = new("Failed to connect.", new SocketException((int)SocketError.ConnectionRefused));

    private readonly ManualClock _clock = new();
    private readonly ConnectionGate _gate;
    private int _attempts;

    public ConnectionGateTests() => _gate = new(_clock, Patience);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_server_out_of_reach_is_tried_once_in_an_interval_however_many_ask()
    {
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(Refused));
        for (var ask = 0; ask < 100; ask++)
            Assert.Same(Refused, (await Assert.ThrowsAsync<JournalUnavailableException>(() => AskAsync(Refused))).InnerException);
        Assert.Throws<JournalUnavailableException>(() => _gate.Open(() => 1));
        Assert.Equal(1, _attempts);

        _clock.Advance(ConnectionGate.Interval);
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(Refused));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AskAsync(Refused));
        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task Only_one_tries_while_it_is_not_known_whether_the_server_is_back()
    {
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(Refused));
        _clock.Advance(ConnectionGate.Interval);

        var attempt = new TaskCompletionSource<int>();
        var first = Opening(attempt);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AskAsync());
        attempt.SetResult(1);
        await first;
        await AskAsync();
    }

    [Fact]
    public async Task A_server_that_is_back_is_everybodys()
    {
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(Refused));
        _clock.Advance(ConnectionGate.Interval);
        Assert.Equal(1, _gate.Open(() => 1));

        for (var ask = 0; ask < 100; ask++)
            await AskAsync();
        Assert.Equal(101, _attempts);
    }

    [Fact]
    public async Task An_attempt_from_before_the_servers_return_does_not_count()
    {
        var old = new TaskCompletionSource<int>();
        var late = Opening(old);
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(Refused));
        _clock.Advance(ConnectionGate.Interval);
        await AskAsync();

        old.SetException(Refused);
        await Assert.ThrowsAsync<NpgsqlException>(() => late);
        await AskAsync();
    }

    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, false)]
    [InlineData(PostgresErrorCodes.InvalidPassword, false)]
    public async Task What_the_server_answers_decides_whether_it_is_out_of_reach(string code, bool outOfReach)
    {
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(new PostgresException("", "FATAL", "FATAL", code)));

        var next = await Record.ExceptionAsync(() => AskAsync());
        Assert.Equal(outOfReach, next is JournalUnavailableException);
    }

    [Fact]
    public async Task A_pool_that_is_used_up_keeps_nobody_from_the_connections_that_come_back()
    {
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(new NpgsqlException("The connection pool has been exhausted.", new TimeoutException())));
        await AskAsync();
    }

    [Fact]
    public async Task Four_are_opened_at_once_and_the_others_take_turns()
    {
        var slow = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var opening = slow.ConvertAll(Opening);
        var waiting = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync()));
        Assert.Equal(4, _attempts);

        slow[2].SetResult(1);
        await waiting;
        Assert.Equal(54, _attempts);
        slow.ForEach(attempt => attempt.TrySetResult(1));
        await Task.WhenAll(opening);
    }

    [Fact]
    public async Task Whoever_gets_no_turn_within_the_patience_is_told()
    {
        var slow = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var opening = slow.ConvertAll(Opening);
        var waits = AskAsync();
        _clock.Advance(Patience);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => waits);
        slow.ForEach(attempt => attempt.SetResult(1));
        await Task.WhenAll(opening);
        Assert.Equal(4, _attempts);
    }

    [Fact]
    public async Task A_wait_and_the_attempt_after_it_share_one_patience()
    {
        var slow = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var opening = slow.ConvertAll(Opening);
        var begun = new TaskCompletionSource();
        var hangs = _gate.OpenAsync(
            async cancellation =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                return 1;
            },
            CancellationToken.None).AsTask();
        _clock.Advance(Patience / 2);
        slow[0].SetResult(1);
        await begun.Task;
        _clock.Advance(Patience / 2);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => hangs);
        await AskAsync();
        slow.ForEach(attempt => attempt.TrySetResult(1));
        await Task.WhenAll(opening);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        var slow = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<int>()).ToList();
        var opening = slow.ConvertAll(Opening);
        using var leaving = new CancellationTokenSource();
        var gone = _gate.OpenAsync(_ => ValueTask.FromResult(1), leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        slow.ForEach(attempt => attempt.SetResult(1));
        await Task.WhenAll(opening);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync()));
    }

    private Task<int> AskAsync(Exception? failure = null) => _gate.OpenAsync(
        _ =>
        {
            Interlocked.Increment(ref _attempts);
            return failure is null ? ValueTask.FromResult(1) : ValueTask.FromException<int>(failure);
        },
        CancellationToken.None).AsTask();

    private Task<int> Opening(TaskCompletionSource<int> attempt) => _gate.OpenAsync(
        _ =>
        {
            Interlocked.Increment(ref _attempts);
            return new ValueTask<int>(attempt.Task);
        },
        CancellationToken.None).AsTask();
}
