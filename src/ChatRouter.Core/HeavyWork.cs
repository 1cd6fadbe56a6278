using ChatRouter.Core.Conversations;

namespace ChatRouter.Core;

/// <summary>Work that keeps a core busy for long: half of the cores at most do it at a time, each piece on a thread of its own, so that messages always find a core and a thread.</summary>
/// <param name="patience">How long a caller waits for his turn.</param>
/// <param name="busy">What a caller is told who would have to wait longer.</param>
public sealed class HeavyWork(TimeSpan patience, string busy, TimeProvider clock) : IDisposable
{
    /// <summary>How many pieces are done at a time.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Does the work in its turn; refused with <see cref="ErrorCode.Unavailable"/> where that does not come in time.</summary>
    public Task<Result<T>> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        RunAsync(() => Task.FromResult<Result<T>>(work()), cancellationToken);

    /// <inheritdoc cref="RunAsync{T}(Func{T}, CancellationToken)"/>
    /// <remarks>What follows a wait within the work is done by the pool.</remarks>
    public async Task<Result<T>> RunAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (!await HasTurnAsync(cancellationToken))
            return new Rejection(ErrorCode.Unavailable, busy, ComeAgainAfter);
        try
        {
            return await Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<bool> HasTurnAsync(CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
