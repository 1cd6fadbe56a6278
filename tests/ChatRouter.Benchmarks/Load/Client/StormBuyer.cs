using System.Diagnostics;
using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A buyer who says one thing and learns what becomes of it.</summary>
internal sealed class StormBuyer : Peer
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _message = $$"""{"clientMsgId":"{{Guid.CreateVersion7()}}","kind":"text","text":"Is it true?"}""";
    private readonly TaskCompletionSource<(string Conversation, string Status)> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often the server asked him to try again later.</summary>
    public int Refused { get; private set; }

    /// <summary>How long until his message was stored.</summary>
    public TimeSpan StoredAfter { get; private set; }

    /// <summary>Sends it, as a widget does: the same again with full jitter when told to, until it is stored; then he waits to be told who serves him. At most a minute.</summary>
    /// <returns>Which conversation, and <c>owned</c>, <c>queued</c> or why not.</returns>
    public async Task<(string Conversation, string Status, TimeSpan Took)> SendAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await TrySendAsync(cancellation);
        for (var ceiling = FirstRetry; answer.Conversation is "" && Stopwatch.GetElapsedTime(start) < Patience; ceiling = ceiling * 2 < LongestRetry ? ceiling * 2 : LongestRetry)
        {
            Refused++;
            await Task.Delay(ceiling * Random.Shared.NextDouble(), cancellation);
            answer = await TrySendAsync(cancellation);
        }

        StoredAfter = Stopwatch.GetElapsedTime(start);
        if (answer.Conversation is not "" && answer.Status is not ("owned" or "queued")) answer = await ToldAsync(answer, Patience - StoredAfter, cancellation);
        return (answer.Conversation, answer.Status, Stopwatch.GetElapsedTime(start));
    }

    protected override void Receive(in Record record)
    {
        if (!record.Target.SequenceEqual("Status"u8)) return;

        using var arguments = JsonDocument.Parse(record.Body.ToArray());
        var status = arguments.RootElement[0];
        _told.TrySetResult((status.GetProperty("conversationId").GetString()!, status.GetProperty("status").GetString()!));
    }

    protected override void Repaired(ShownMessage message)
    {
    }

    // A repeated message is answered with what has become of its conversation.
    private async Task<(string Conversation, string Status)> TrySendAsync(CancellationToken cancellation)
    {
        try
        {
            using var receipt = JsonDocument.Parse(await CallAsync("Send", _message, cancellation));
            return (receipt.RootElement.GetProperty("conversationId").GetString()!, receipt.RootElement.GetProperty("status").GetString()!);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException)
        {
            return ("", $"failed: {fault.Message}");
        }
    }

    private async Task<(string Conversation, string Status)> ToldAsync((string Conversation, string Status) stored, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return await _told.Task.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellation);
        }
        catch (TimeoutException)
        {
            return (stored.Conversation, $"stored, never told: {stored.Status}");
        }
    }
}
