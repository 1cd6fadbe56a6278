using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>The least that it costs to have a message on the disk before anybody hears of it: one thread commits whatever has come, as one group. Nothing is decided, and nothing can be looked up.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as its process.")]
internal sealed class RelayLog
{
    private const int Most = 1_000;

    private readonly IRelayStore _store;
    private readonly ConcurrentQueue<Entry> _queue = new();
    // No spinning, as the journal's own thread.
    private readonly ManualResetEventSlim _work = new(initialState: false, spinCount: 0);
    private readonly List<Entry> _batch = new(Most);
    private readonly List<byte[]> _messages = new(Most);

    public RelayLog(IRelayStore store)
    {
        _store = store;
        new Thread(Run) { IsBackground = true, Name = "relay log" }.Start();
    }

    /// <summary>Ends once the message is on the disk.</summary>
    public Task AppendAsync(RelayMessage message)
    {
        var entry = new Entry(JsonSerializer.SerializeToUtf8Bytes(message), new(TaskCreationOptions.RunContinuationsAsynchronously));
        _queue.Enqueue(entry);
        _work.Set();
        return entry.Stored.Task;
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            _work.Reset();
            while (Gather())
            {
                _store.Commit(_messages);
                foreach (var entry in _batch)
                    entry.Stored.SetResult();
            }
        }
    }

    private bool Gather()
    {
        _batch.Clear();
        _messages.Clear();
        while (_batch.Count < Most && _queue.TryDequeue(out var entry))
        {
            _batch.Add(entry);
            _messages.Add(entry.Message);
        }

        return _batch.Count > 0;
    }

    private sealed record Entry(byte[] Message, TaskCompletionSource Stored);
}
