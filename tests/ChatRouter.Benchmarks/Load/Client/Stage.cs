using System.Collections.Concurrent;
using System.Text;
using ChatRouter.Benchmarks.Load.Measure;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>What all peers of one target share: the talks, the window under measurement, and what went wrong.</summary>
internal sealed class Stage(int buyers, bool replies)
{
    public IReadOnlyList<Talk> Talks { get; } = [.. Enumerable.Range(0, buyers).Select(i => new Talk(i))];

    public bool Replies { get; } = replies;

    /// <summary>Buyers send the next message when the ack is there.</summary>
    public bool SendOnAck { get; set; }

    public Meter Meter { get; set; } = new();

    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    public void Refused(Lane lane, ReadOnlySpan<byte> error)
    {
        lane.Refuse();
        Refusals.AddOrUpdate(Encoding.UTF8.GetString(error), 1, (_, count) => count + 1);
    }
}
