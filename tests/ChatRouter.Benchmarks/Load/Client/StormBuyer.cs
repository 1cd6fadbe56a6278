using System.Diagnostics;
using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A buyer who says one thing and learns what becomes of it.</summary>
internal sealed class StormBuyer : Peer
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _message = $$"""{"clientMsgId":"{{Guid.CreateVersion7()}}","kind":"text","text":"Is it true?"}""";

    /// <summary>How often the server asked him to try again later.</summary>
    public int Refused { get; private set; }

    /// <summary>His message was stored before it was decided who serves him.</summary>
    public bool Unplaced { get; private set; }

    /// <summary>Sends it, as a widget does: the same again when told to, and asking until it is decided. At most a minute.</summary>
    /// <returns>Which conversation, and <c>owned</c>, <c>queued</c> or why not.</returns>
    public async Task<(string Conversation, string Status, TimeSpan Took)> SendAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        (string Conversation, string Status) answer;
        using var retry = new PeriodicTimer(Retry);
        do
        {
            answer = await TrySendAsync(cancellation);
            if (answer.Status is "owned" or "queued") break;

            if (answer.Status is "unplaced") Unplaced = true;
            else Refused++;
        }
        while (Stopwatch.GetElapsedTime(start) < Patience && await retry.WaitForNextTickAsync(cancellation));
        return (answer.Conversation, answer.Status, Stopwatch.GetElapsedTime(start));
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

    protected override void Receive(in Record record)
    {
    }

    protected override void Repaired(ShownMessage message)
    {
    }
}
