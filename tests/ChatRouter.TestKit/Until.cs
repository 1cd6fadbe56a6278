namespace ChatRouter.TestKit;

/// <summary>Awaits what comes about by itself.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Completes when the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not within 20 s, or as long as given.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var end = new CancellationTokenSource(patience ?? Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException("What was awaited did not come about.", exception);
            }
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, TimeSpan?)"/>
    public static Task TrueAsync(Func<bool> condition, TimeSpan? patience = null) => TrueAsync(() => Task.FromResult(condition()), patience);
}
