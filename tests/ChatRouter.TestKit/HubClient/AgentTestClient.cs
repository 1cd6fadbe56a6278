using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.HubClient;

/// <summary>An agent's desk.</summary>
public sealed class AgentTestClient : ChatTestClient
{
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _pinging = new();

    private AgentTestClient(HubTestClient hub, AgentSession session) : base(hub)
    {
        Session = session;
        On<ConversationAssigned>("Assigned", assigned =>
        {
            Assigned.Enqueue(assigned);
            Fill(assigned.Conversation.Id, assigned.Messages);
        });
        On<ConversationUnassigned>("Unassigned", Unassigned.Enqueue);
        On<AgentConversation>("ConversationChanged", Changed.Enqueue);
        On<BuyerTagged>("BuyerTagged", Tagged.Enqueue);
        On<AgentChanged>("AgentChanged", Colleagues.Enqueue);
        On<ConversationRated>("Rated", Ratings.Enqueue);
        On<StateForced>("StateForced", Forced.Enqueue);
        On<NoticePosted>("Notice", Notices.Enqueue);
        On<RoutingPublished>("RoutingPublished", Publications.Enqueue);
        On<SessionSuperseded>("Superseded", Superseded.Enqueue);
    }

    public AgentSession Session { get; }

    public ConcurrentQueue<ConversationAssigned> Assigned { get; } = new();

    public ConcurrentQueue<ConversationUnassigned> Unassigned { get; } = new();

    public ConcurrentQueue<AgentConversation> Changed { get; } = new();

    public ConcurrentQueue<BuyerTagged> Tagged { get; } = new();

    public ConcurrentQueue<AgentChanged> Colleagues { get; } = new();

    public ConcurrentQueue<ConversationRated> Ratings { get; } = new();

    public ConcurrentQueue<StateForced> Forced { get; } = new();

    public ConcurrentQueue<NoticePosted> Notices { get; } = new();

    public ConcurrentQueue<RoutingPublished> Publications { get; } = new();

    public ConcurrentQueue<SessionSuperseded> Superseded { get; } = new();

    /// <summary>Signs in, connects, resumes, goes online and keeps pinging.</summary>
    public static async Task<AgentTestClient> OnlineAsync(
        Endpoint server, string shop, string account, string password, CancellationToken cancellation = default)
    {
        var agent = await ConnectAsync(server, await server.SignInAgentAsync(shop, account, password, cancellation), cancellation);
        await agent.ResumeAsync(cancellation: cancellation);
        agent.KeepPinging();
        await agent.SetStateAsync(WantedState.Online, cancellation: cancellation);
        return agent;
    }

    /// <summary>Connects a signed-in agent; nothing is resumed and nothing pinged yet.</summary>
    public static async Task<AgentTestClient> ConnectAsync(Endpoint server, AgentSession session, CancellationToken cancellation = default)
    {
        var ticket = await server.TicketAsync(session.AccessToken, cancellation: cancellation);
        var hub = await server.ConnectAsync("/hubs/agent", ticket, new Dictionary<string, string> { ["Origin"] = server.Origin }, cancellation);
        var agent = new AgentTestClient(hub, session);
        await hub.StartAsync(cancellation: cancellation);
        return agent;
    }

    /// <summary>Resumes with what this client has, or what it is told to have.</summary>
    public async Task<ResumedDesk> ResumeAsync(IReadOnlyDictionary<ConversationId, long>? have = null, bool takeOver = false, CancellationToken cancellation = default)
    {
        var resumed = await Hub.InvokeAsync<ResumedDesk>("Resume", [new { have = have ?? Have(), takeOver }], cancellation);
        foreach (var row in resumed.Conversations) Fill(row.Conversation.Id, row.Messages);
        return resumed;
    }

    public Task SetStateAsync(WantedState state, string? reason = null, bool force = false, CancellationToken cancellation = default) =>
        Hub.InvokeAsync("SetState", [new { state, reason, force }], cancellation);

    /// <summary>Sends a text; with the <paramref name="clientMsgId"/> of an earlier send it is that send's retry.</summary>
    public Task<SendAck> SendAsync(ConversationId to, string text, string? clientMsgId = null, CancellationToken cancellation = default)
    {
        clientMsgId ??= Guid.CreateVersion7().ToString();
        return SendAsync("Send", to, new { clientMsgId, kind = MessageKind.Text, text }, clientMsgId, text, cancellation);
    }

    /// <summary>Pings every 4 s until the client is disposed of.</summary>
    public void KeepPinging() => _ = PingAsync();

    public override async ValueTask DisposeAsync()
    {
        await _pinging.CancelAsync();
        await base.DisposeAsync();
        _pinging.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_pinging.Token)) await Hub.InvokeAsync("Ping", [], _pinging.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or HubClosedException or HubInvocationException)
        {
            // Nothing to ping any more; the test sees the end in Hub.Closed.
        }
    }
}
