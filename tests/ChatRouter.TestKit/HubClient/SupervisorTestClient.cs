using System.Collections.Concurrent;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;

namespace ChatRouter.TestKit.HubClient;

/// <summary>A supervisor's page.</summary>
public sealed class SupervisorTestClient : ChatTestClient
{
    private SupervisorTestClient(HubTestClient hub, AgentSession session) : base(hub)
    {
        // The page has no Sync: what a push lost, it finds by watching anew.
        RepairsItself = false;
        Session = session;
        On<ShopBoard>("Board", Boards.Enqueue);
        On<ContactChanged>("ContactChanged", Contacts.Enqueue);
        On<SessionSuperseded>("Superseded", Superseded.Enqueue);
    }

    public AgentSession Session { get; }

    public ConcurrentQueue<ShopBoard> Boards { get; } = new();

    public ConcurrentQueue<ContactChanged> Contacts { get; } = new();

    public ConcurrentQueue<SessionSuperseded> Superseded { get; } = new();

    public ShopBoard Board => Boards.Last();

    /// <summary>Signs in, connects and opens.</summary>
    public static async Task<SupervisorTestClient> OpenAsync(Endpoint server, string shop, string account, string password, CancellationToken cancellation = default)
    {
        var supervisor = await ConnectAsync(server, await server.SignInAgentAsync(shop, account, password, cancellation), cancellation);
        await supervisor.OpenAsync(cancellation);
        return supervisor;
    }

    /// <summary>Connects somebody who is signed in; nothing is opened yet.</summary>
    public static async Task<SupervisorTestClient> ConnectAsync(Endpoint server, AgentSession session, CancellationToken cancellation = default)
    {
        var ticket = await server.TicketAsync(session.AccessToken, cancellation: cancellation);
        var hub = await server.ConnectAsync("/hubs/supervisor", ticket, new Dictionary<string, string> { ["Origin"] = server.Origin }, cancellation);
        var supervisor = new SupervisorTestClient(hub, session);
        await hub.StartAsync(cancellation: cancellation);
        return supervisor;
    }

    public async Task<OpenedBoard> OpenAsync(CancellationToken cancellation = default)
    {
        var opened = await Hub.InvokeAsync<OpenedBoard>("Open", [], cancellation);
        Boards.Enqueue(opened.Board);
        return opened;
    }

    /// <summary>The open conversations behind that place.</summary>
    public Task<IReadOnlyList<BoardConversation>> OpenAfterAsync(OpenPlace place) => Hub.InvokeAsync<IReadOnlyList<BoardConversation>>("OpenAfter", [place]);

    /// <summary>Reads along from the conversation's latest messages on.</summary>
    public async Task<WatchedConversation> WatchAsync(ConversationId conversation)
    {
        var watched = await Hub.InvokeAsync<WatchedConversation>("Watch", [conversation]);
        Fill(conversation, watched.Messages);
        return watched;
    }

    public Task<SendAck> WhisperAsync(ConversationId conversation, string text) =>
        Hub.InvokeAsync<SendAck>("Whisper", [conversation, new { clientMsgId = Guid.CreateVersion7().ToString(), text }]);

    public Task AssignAsync(ConversationId conversation, AgentId? agentId = null, GroupId? groupId = null, string reason = "because") =>
        Hub.InvokeAsync("Assign", [conversation, new { agentId, groupId, reason }]);

    public async Task<AgentState> ForceAsync(AgentId agent, WantedState state, string reason = "because") =>
        (await Hub.InvokeAsync<ForcedState>("ForceState", [agent, new { state, reason, force = true }])).State;

    /// <summary>The first board, by now or later, of which that holds.</summary>
    public async Task<ShopBoard> UntilBoardAsync(Func<ShopBoard, bool> condition, TimeSpan? patience = null)
    {
        await UntilAsync(() => condition(Board), patience);
        return Boards.Last(condition);
    }

    public sealed record OpenedBoard(ShopBoard Board);

    private sealed record ForcedState(AgentState State);
}
