using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Runs streams, and makes a failing one small.</summary>
public static class ModelRun
{
    /// <summary>Plays the stream of that seed; a failure is thrown with a minimal list of events.</summary>
    public static async Task<ModelPlayer> CheckAsync(int seed, int count, Func<ValueTask<IDispatcher>> create)
    {
        var events = ModelStream.Generate(seed, count);
        try
        {
            return await ModelPlayer.PlayAsync(seed, events, create);
        }
        catch (Exception)
        {
            var small = await ShrinkAsync(seed, events, create);
            throw new ModelFailureException(seed, small, await FailureAsync(seed, small, create) ?? new InvalidOperationException("It does not fail every time: the dispatcher is not deterministic."));
        }
    }

    /// <summary>Delta debugging (Zeller and Hildebrandt 2002): leaves out ever smaller parts as long as the rest still fails.</summary>
    public static async Task<IReadOnlyList<ModelEvent>> ShrinkAsync(int seed, IReadOnlyList<ModelEvent> events, Func<ValueTask<IDispatcher>> create)
    {
        var rest = events.ToList();
        for (var size = rest.Count / 2; size > 0; size = Math.Min(size / 2, rest.Count))
        {
            for (var start = 0; start < rest.Count;)
            {
                var without = await FailingAsync(seed, [Without(rest, start, size, keepTime: false), Without(rest, start, size, keepTime: true)], create);
                if (without is null)
                    start += size;
                else
                    rest = without;
            }
        }

        return rest;
    }

    // Events may matter only by the time they take: then the next one waits longer.
    private static List<ModelEvent> Without(List<ModelEvent> events, int start, int size, bool keepTime)
    {
        List<ModelEvent> rest = [.. events.Take(start), .. events.Skip(start + size)];
        if (keepTime && start < rest.Count)
            rest[start] = rest[start] with { WaitMilliseconds = rest[start].WaitMilliseconds + events.Skip(start).Take(size).Sum(e => e.WaitMilliseconds) };
        return rest;
    }

    private static async Task<List<ModelEvent>?> FailingAsync(int seed, IEnumerable<List<ModelEvent>> candidates, Func<ValueTask<IDispatcher>> create)
    {
        foreach (var events in candidates)
        {
            if (await FailureAsync(seed, events, create) is not null)
                return events;
        }

        return null;
    }

    private static async Task<Exception?> FailureAsync(int seed, IReadOnlyList<ModelEvent> events, Func<ValueTask<IDispatcher>> create)
    {
        try
        {
            await ModelPlayer.PlayAsync(seed, events, create);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}

/// <summary>A dispatcher broke a rule in a random run; the message has the seed and the fewest events that show it.</summary>
public sealed class ModelFailureException(int seed, IReadOnlyList<ModelEvent> events, Exception failure)
    : Exception($"Seed {seed}, {events.Count} events:\n  {string.Join("\n  ", events)}\n{failure.Message}", failure)
{
    public IReadOnlyList<ModelEvent> Events { get; } = events;
}
