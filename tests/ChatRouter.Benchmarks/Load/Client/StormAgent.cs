using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>An agent who answers nobody and can say whom he was given.</summary>
internal sealed class StormAgent : Peer
{
    /// <summary>The conversations that the server says are his.</summary>
    public async Task<IReadOnlyList<string>> OwnedAsync(CancellationToken cancellation)
    {
        using var snapshot = JsonDocument.Parse(await CallAsync("Resume", """{"have":{}}""", cancellation));
        return [.. snapshot.RootElement.GetProperty("conversations").EnumerateArray().Select(opened => opened.GetProperty("conversation").GetProperty("id").GetString()!)];
    }

    protected override void Receive(in Record record)
    {
    }

    protected override void Repaired(ShownMessage message)
    {
    }
}
