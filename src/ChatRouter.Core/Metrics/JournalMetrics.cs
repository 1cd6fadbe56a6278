using System.Diagnostics.Metrics;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Metrics;

/// <summary>What the journal stores, and how long that takes. Counted once a transaction, not once a message.</summary>
public sealed class JournalMetrics
{
    private static readonly MessageFrom[] Speakers = Enum.GetValues<MessageFrom>();

    private readonly Counter<long> _messages;
    private readonly Counter<long> _writes;
    private readonly Histogram<double> _commits;

    public JournalMetrics(IMeterFactory? meters = null)
    {
        var meter = CoreMeter.Of(meters);
        _messages = meter.CreateCounter<long>("chatrouter.messages", "{message}", "Messages that were stored, by who spoke; repeats are not counted.");
        _writes = meter.CreateCounter<long>("chatrouter.journal.writes", "{write}", "Whatever was stored: messages, assignments, ends, receipts, ratings.");
        _commits = meter.CreateHistogram<double>(
            "chatrouter.journal.commit", "s", "How long a durable transaction took; its writes share it.",
            advice: new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
    }

    /// <summary>A transaction was committed.</summary>
    internal void Committed(IReadOnlyList<JournalWrite> writes, TimeSpan took)
    {
        _commits.Record(took.TotalSeconds);
        _writes.Add(writes.Count);
        Span<int> spoken = stackalloc int[Speakers.Length];
        foreach (var write in writes)
        {
            if (write is JournalWrite<AppendMessage, AppendResult> { Result.Outcome: AppendOutcome.Appended } append)
                spoken[(int)append.Command.From]++;
        }

        foreach (var speaker in Speakers)
        {
            if (spoken[(int)speaker] is > 0 and var count)
                _messages.Add(count, CoreMeter.Tag("from", speaker));
        }
    }
}
