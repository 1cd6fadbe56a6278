using System.Diagnostics;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Counts the commands that Npgsql sends to one database, by its own tracing.</summary>
/// <remarks>Without the question whether a connection that rested is still alive: on a machine that stands still for a moment any rests.</remarks>
internal sealed class TripCounter : IDisposable
{
    private readonly ActivityListener _listener;
    private int _trips;

    public TripCounter(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var tags = activity.TagObjects.Select(tag => tag.Value).ToList();
                if (tags.Contains(database) && !tags.Contains("SELECT 1"))
                    Interlocked.Increment(ref _trips);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async Task<int> CountAsync(Func<Task> work)
    {
        var before = Volatile.Read(ref _trips);
        await work();
        return Volatile.Read(ref _trips) - before;
    }

    public void Dispose() => _listener.Dispose();
}
