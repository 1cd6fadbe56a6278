using System.Diagnostics;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>An agent of the crowd: online all the time, pings, answers in the conversations on his desk.</summary>
internal sealed class Agent(string shop, int number, Endpoint server, Stopwatch clock) : Member($"{shop}/agent{number}", server, clock, TimeSpan.FromSeconds(Form.Of(1.0, 1.2)))
{
    private readonly Lock _lock = new();
    private readonly HashSet<ConversationId> _desk = [];
    private AgentSession? _session;
    private AgentTestClient? _followed;
    private bool _online;
    private List<(ConversationId Id, bool Come)>? _meanwhile;

    /// <summary>The conversations on his desk.</summary>
    public IReadOnlyList<ConversationId> Desk
    {
        get { lock (_lock) return [.. _desk]; }
    }

    protected override async Task<ChatTestClient> ConnectAsync(CancellationToken cancellation)
    {
        _session ??= await Server.SignInAgentAsync(shop, $"agent{number}", DemoShop.Password, cancellation);
        return await AgentTestClient.ConnectAsync(Server, _session, cancellation);
    }

    protected override async Task OpenAsync(ChatTestClient client, CancellationToken cancellation)
    {
        var agent = (AgentTestClient)client;
        if (_followed != agent)
        {
            _followed = agent;
            agent.Hub.On<Core.Delivery.ConversationUnassigned>("Unassigned", gone => Note(gone.ConversationId, come: false));
            agent.Hub.On<Core.Delivery.ConversationAssigned>("Assigned", come => Note(come.Conversation.Id, come: true));
            // As the desk does: a head of a conversation that is not on it says that an assignment was lost.
            agent.Hub.On<Dictionary<ConversationId, long>>("Heads", heads =>
            {
                if (heads.Keys.Except(Desk).Any())
                    NoteGap(agent);
            });
            agent.KeepPinging();
        }

        lock (_lock) _meanwhile = [];
        var resumed = await agent.ResumeAsync(cancellation: cancellation);
        lock (_lock)
        {
            // What was pushed while the answer was on its way may be newer than the answer.
            _desk.Clear();
            _desk.UnionWith(resumed.Conversations.Select(row => row.Conversation.Id));
            foreach (var (id, come) in _meanwhile)
                Put(id, come);
            _meanwhile = null;
        }

        foreach (var row in resumed.Conversations.Where(row => agent.TimelineOf(row.Conversation.Id).UpTo < row.Conversation.LastSeq))
            await agent.SyncAsync(row.Conversation.Id, cancellation);
        if (!_online)
            await agent.SetStateAsync(WantedState.Online, cancellation: cancellation);
        _online = true;
    }

    protected override Task<SendAck> SendAsync(ChatTestClient client, Sending sending, CancellationToken cancellation) =>
        ((AgentTestClient)client).SendAsync(sending.To!.Value, sending.Text, sending.ClientMsgId, cancellation);

    protected override bool TryFindReader(out ConversationId? to)
    {
        var desk = Desk;
        to = desk.Count > 0 ? desk[Random.Shared.Next(desk.Count)] : null;
        return to is not null;
    }

    private void Note(ConversationId id, bool come)
    {
        lock (_lock)
        {
            Put(id, come);
            _meanwhile?.Add((id, come));
        }
    }

    private void Put(ConversationId id, bool come)
    {
        if (come)
            _desk.Add(id);
        else
            _desk.Remove(id);
    }
}
