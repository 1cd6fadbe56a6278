namespace ChatRouter.Storage.Postgres;

/// <summary>Ends what runs on a connection when its time is over or nobody wants it any more, on a thread of its own.</summary>
/// <remarks>
/// To cancel a statement, Npgsql asks the server through a connection more, and the thread that cancels waits for it. Left to the driver's own timer, a server that
/// hangs so takes the thread pool's threads one after the other, and the node answers nobody: its balancer takes it for dead. So statements have no timer there.
/// </remarks>
internal static class StatementPatience
{
    /// <summary>What the work gives, if it is there in time. Work that is late goes on until the driver lets go of its connection, and nobody waits for that.</summary>
    /// <exception cref="TimeoutException">It was not there within the patience.</exception>
    public static async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        var ending = new CancellationTokenSource();
        var running = work(ending.Token);
        try
        {
            return await running.WaitAsync(patience, cancellationToken);
        }
        finally
        {
            if (running.IsCompleted)
                ending.Dispose();
            else
                Abandon(running, ending);
        }
    }

    private static void Abandon(Task running, CancellationTokenSource ending)
    {
        // Nobody asks any more how it ended.
        running.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        Task.Factory.StartNew(ending.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .ContinueWith(_ => ending.Dispose(), TaskScheduler.Default);
    }
}
