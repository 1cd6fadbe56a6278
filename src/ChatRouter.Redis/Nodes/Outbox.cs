using System.Collections.Concurrent;
using ChatRouter.Core.Nodes;

namespace ChatRouter.Redis.Nodes;

/// <summary>Events on their way to Redis: one call at a time for each audience, with whatever has come until then, so that they keep their order. What is too much is dropped.</summary>
/// <remarks>Different audiences do not wait for each other.</remarks>
internal sealed class Outbox(Func<Audience, IReadOnlyList<string>, Task> send)
{
    /// <summary>How many events may wait for one audience.</summary>
    public const int MostWaiting = 256;

    /// <summary>How many characters may wait altogether.</summary>
    public const long MostCharacters = 16 * 1024 * 1024;

    private const int AtOnce = 32;

    private readonly ConcurrentDictionary<Audience, Line> _lines = new();
    private long _characters;

    /// <summary>Queues an event. False when it was dropped.</summary>
    public bool Add(Audience audience, string text)
    {
        while (true)
        {
            var line = _lines.GetOrAdd(audience, static _ => new());
            lock (line)
            {
                if (line.Ended)
                    continue;
                if (line.Waiting.Count >= MostWaiting || Interlocked.Read(ref _characters) > MostCharacters)
                    return false;
                line.Waiting.Enqueue(text);
                Interlocked.Add(ref _characters, text.Length);
                if (line.Sending)
                    return true;
                line.Sending = true;
            }

            _ = SendAsync(audience, line);
            return true;
        }
    }

    private async Task SendAsync(Audience audience, Line line)
    {
        while (Next(audience, line) is { } batch)
        {
            await send(audience, batch);
            Interlocked.Add(ref _characters, -batch.Sum(text => (long)text.Length));
        }
    }

    private List<string>? Next(Audience audience, Line line)
    {
        lock (line)
        {
            if (line.Waiting.Count == 0)
            {
                line.Ended = true;
                _lines.TryRemove(audience, out _);
                return null;
            }

            var batch = new List<string>(Math.Min(AtOnce, line.Waiting.Count));
            while (batch.Count < AtOnce && line.Waiting.TryDequeue(out var text))
                batch.Add(text);
            return batch;
        }
    }

    private sealed class Line
    {
        public Queue<string> Waiting { get; } = new();

        public bool Sending { get; set; }

        public bool Ended { get; set; }
    }
}
