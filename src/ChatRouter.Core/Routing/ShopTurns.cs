using System.Collections.Concurrent;

namespace ChatRouter.Core.Routing;

/// <summary>Lets the pieces of work of a shop begin in their order, and only so many of them run at a time.</summary>
/// <remarks>
/// Waiting here is no waiting for dispatcher or journal: a storm costs time and no time-outs. Since those take the calls of all shops in the order in which
/// they come, it is also what a storm of one shop can put before the call of another.
/// </remarks>
internal sealed class ShopTurns(int atOnce)
{
    private readonly ConcurrentDictionary<ShopId, Line> _lines = new();

    /// <summary>Runs the work when it is its turn, at once where fewer run; the result is the work's own.</summary>
    public async Task RunAsync(ShopId shop, Func<Task> work)
    {
        var (line, turn) = Enter(shop);
        await turn;
        try
        {
            await work();
        }
        finally
        {
            Leave(shop, line);
        }
    }

    private (Line Line, Task Turn) Enter(ShopId shop)
    {
        while (true)
        {
            var line = _lines.GetOrAdd(shop, static _ => new());
            lock (line)
            {
                if (line.Ended)
                    continue;
                if (line.Running < atOnce)
                {
                    line.Running++;
                    return (line, Task.CompletedTask);
                }

                var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                line.Waiting.Enqueue(turn);
                return (line, turn.Task);
            }
        }
    }

    private void Leave(ShopId shop, Line line)
    {
        lock (line)
        {
            if (line.Waiting.TryDequeue(out var next))
            {
                next.SetResult();
                return;
            }

            if (--line.Running > 0)
                return;
            line.Ended = true;
            _lines.TryRemove(new(shop, line));
        }
    }

    private sealed class Line
    {
        public Queue<TaskCompletionSource> Waiting { get; } = new();

        public int Running { get; set; }

        public bool Ended { get; set; }
    }
}
