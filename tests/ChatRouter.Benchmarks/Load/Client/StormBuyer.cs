using System.Diagnostics;
using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A buyer who says one thing and learns what becomes of it.</summary>
internal sealed class StormBuyer : Peer
{
    private readonly string _message = $$"""{"clientMsgId":"{{Guid.CreateVersion7()}}","kind":"text","text":"Is it true?"}""";

    /// <summary>Sends it and waits for the answer: which conversation, and <c>owned</c>, <c>queued</c> or why not.</summary>
    public async Task<(string Conversation, string Status, TimeSpan Took)> SendAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var receipt = JsonDocument.Parse(await CallAsync("Send", _message, cancellation));
            var conversation = receipt.RootElement.GetProperty("conversationId").GetString()!;
            return (conversation, receipt.RootElement.GetProperty("status").GetString()!, Stopwatch.GetElapsedTime(start));
        }
        catch (Exception fault) when (fault is IOException or TimeoutException)
        {
            return ("", $"failed: {fault.Message}", Stopwatch.GetElapsedTime(start));
        }
    }

    protected override void Receive(in Record record)
    {
    }

    protected override void Repaired(ShownMessage message)
    {
    }
}
