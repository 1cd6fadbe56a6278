using ChatRouter.Core;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;

namespace ChatRouter.Tests;

public sealed class HeavyWorkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();
    private readonly HeavyWork _turns;
    private readonly ManualResetEventSlim _goOn = new();
    private readonly Lock _gate = new();
    private int _begun;
    private int _now;
    private int _mostAtOnce;

    public HeavyWorkTests() => _turns = new(Patience, "Come again.", _clock);

    [Fact]
    public async Task Half_of_the_cores_at_most_do_it_and_everybody_has_his_turn()
    {
        var crowd = Crowd(4 * HeavyWork.AtOnce);
        await Until.TrueAsync(() => _begun == HeavyWork.AtOnce);
        _goOn.Set();
        var answers = await Task.WhenAll(crowd);

        Assert.Equal(HeavyWork.AtOnce, _mostAtOnce);
        Assert.All(answers, answer => Assert.Equal("done", answer.Value));
    }

    [Fact]
    public async Task It_keeps_no_thread_of_the_pool()
    {
        _goOn.Set();

        var ofPool = await _turns.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread, CancellationToken.None);

        Assert.False(ofPool.Value);
    }

    [Fact]
    public async Task Whoever_waits_too_long_is_told_to_come_again_and_the_next_finds_room()
    {
        var first = Crowd(HeavyWork.AtOnce);

        var late = _turns.RunAsync(Work, CancellationToken.None);
        _clock.Advance(Patience);
        var refused = await late;
        _goOn.Set();
        await Task.WhenAll(first);
        var after = await _turns.RunAsync(Work, CancellationToken.None);

        Assert.True(refused.Rejection is { Code: ErrorCode.Unavailable, Message: "Come again.", RetryAfter: not null });
        Assert.Equal("done", after.Value);
    }

    [Fact]
    public async Task A_caller_who_leaves_gives_his_turn_away()
    {
        var first = Crowd(HeavyWork.AtOnce);
        using var leaving = new CancellationTokenSource();

        var gone = _turns.RunAsync(Work, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _goOn.Set();
        await Task.WhenAll(first);

        Assert.Equal(HeavyWork.AtOnce, _begun);
    }

    [Fact]
    public async Task Work_that_fails_leaves_its_place()
    {
        _goOn.Set();
        for (var time = 0; time < 2 * HeavyWork.AtOnce; time++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => _turns.RunAsync(Fail, CancellationToken.None));

        Assert.Equal("done", (await _turns.RunAsync(Work, CancellationToken.None)).Value);
    }

    public void Dispose()
    {
        _goOn.Set();
        _turns.Dispose();
        _goOn.Dispose();
    }

    private List<Task<Result<string>>> Crowd(int size) => [.. Enumerable.Range(0, size).Select(_ => _turns.RunAsync(Work, CancellationToken.None))];

    private static string Fail() => throw new InvalidOperationException();

    /// <summary>Takes until it may go on, and counts who is at it.</summary>
    private string Work()
    {
        lock (_gate)
        {
            _begun++;
            _mostAtOnce = Math.Max(_mostAtOnce, ++_now);
        }

        _goOn.Wait();
        lock (_gate)
            _now--;
        return "done";
    }
}
