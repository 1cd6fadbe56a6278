using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>The least that SignalR itself costs: a message goes to one fixed connection, nothing is decided, and nothing stored unless there is a log.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Hub methods are instance methods.")]
internal sealed class RelayHub(IRelayRoute route, TimeProvider clock, RelayLog? log = null) : Hub
{
    private static long LastSeq;

    public override Task OnConnectedAsync()
    {
        var query = Context.GetHttpContext()!.Request.Query;
        if (query["agent"] is [{ } agent]) Context.Items["agent"] = agent;
        // A buyer is found by his connection.
        return route.ArriveAsync(query["me"] is [{ } me] ? me : Context.ConnectionId, Context.ConnectionId);
    }

    public void Open(object request)
    {
    }

    public void Resume(object request)
    {
    }

    public void Ping()
    {
    }

    /// <summary>A buyer's message: to his agent. Its conversation is the buyer's connection.</summary>
    public Task<RelayReceipt> Send(RelayRequest request) =>
        RelayAsync((string)Context.Items["agent"]!, Context.ConnectionId, "buyer", request);

    /// <summary>An agent's answer.</summary>
    public Task<RelayReceipt> Answer(string conversationId, RelayRequest request) =>
        RelayAsync(conversationId, conversationId, "agent", request);

    private async Task<RelayReceipt> RelayAsync(string to, string conversationId, string from, RelayRequest request)
    {
        var seq = Interlocked.Increment(ref LastSeq);
        var at = clock.GetUtcNow();
        var message = new RelayMessage(conversationId, seq, from, Context.ConnectionId, from, request.Kind, request.Text, request.ClientMsgId, at);
        if (log is not null) await log.AppendAsync(message);
        await route.SendAsync(to, message);
        return new RelayReceipt(conversationId, seq, at, false, "owned");
    }
}

internal sealed record RelayRequest(string ClientMsgId, string Kind, string Text);

internal sealed record RelayMessage(
    string ConversationId, long Seq, string From, string SenderId, string SenderName, string Kind, string Text, string ClientMsgId, DateTimeOffset At);

internal sealed record RelayReceipt(string ConversationId, long Seq, DateTimeOffset At, bool Duplicate, string Status);
