namespace ChatRouter.TestKit.HubClient;

/// <summary>Lets a test await a condition that is judged again whenever something happened.</summary>
public sealed class Changes
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Happened() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <exception cref="TimeoutException">The condition did not come true in time.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (condition()) return;

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException("The awaited condition did not come true in time.");
            }
        }
    }
}
