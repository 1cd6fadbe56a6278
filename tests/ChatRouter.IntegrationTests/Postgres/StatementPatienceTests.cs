using ChatRouter.Storage.Postgres;

namespace ChatRouter.IntegrationTests.Postgres;

public sealed class StatementPatienceTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly ManualResetEventSlim _serverAnswers = new();
    private readonly TaskCompletionSource<bool> _cancelledByPool = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        _serverAnswers.Set();
        _serverAnswers.Dispose();
    }

    [Fact]
    public async Task Work_that_is_in_time_gives_what_it_has()
    {
        Assert.Equal(7, await StatementPatience.WaitAsync(_ => Task.FromResult(7), Long, CancellationToken.None));
    }

    [Fact]
    public async Task Work_that_fails_fails_as_it_did()
    {
        await Assert.ThrowsAsync<IOException>(() => StatementPatience.WaitAsync(_ => Task.FromException<int>(new IOException()), Long, CancellationToken.None));
    }

    [Fact]
    public async Task Work_that_is_late_is_ended_by_no_thread_of_the_pool_and_not_waited_for()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => StatementPatience.WaitAsync(HangAsync, TimeSpan.FromMilliseconds(50), CancellationToken.None));

        Assert.False(await _cancelledByPool.Task.WaitAsync(Long));
    }

    [Fact]
    public async Task Work_that_nobody_wants_any_more_is_ended_the_same_way()
    {
        using var wanted = new CancellationTokenSource();
        var asked = StatementPatience.WaitAsync(HangAsync, Long, wanted.Token);

        await wanted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.False(await _cancelledByPool.Task.WaitAsync(Long));
    }

    // As the driver does it: whoever cancels waits until the server has answered.
    private async Task<int> HangAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() =>
        {
            _cancelledByPool.SetResult(Thread.CurrentThread.IsThreadPoolThread);
            _serverAnswers.Wait(Long, CancellationToken.None);
            ended.TrySetCanceled(CancellationToken.None);
        });
        return await ended.Task;
    }
}
