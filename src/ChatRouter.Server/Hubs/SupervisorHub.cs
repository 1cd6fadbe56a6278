using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Server.Hubs;

/// <inheritdoc cref="ISupervisorHub"/>
[Authorize(Policies.Supervisor)]
public sealed class SupervisorHub(
    Oversight oversight, AgentConversations conversations, Kiosks kiosks, IAuditStore audit, AlarmDesk alarms, SupervisorSnapshots snapshots, ShopBoards boards,
    Onlookers onlookers, HubConnections connections, SendLimits limits) : Hub<ISupervisorClient>, ISupervisorHub
{
    private AgentIdentity Me => Connection.Supervisor!;

    private ClientConnection Connection => connections.Of(Context);

    private CancellationToken Aborted => Context.ConnectionAborted;

    public override Task OnConnectedAsync() => connections.AddSupervisorAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        onlookers.End(new(Context.ConnectionId));
        return connections.RemoveAsync(Context);
    }

    public async Task<SupervisorSnapshot> Open() => (await snapshots.OpenAsync(Connection, Aborted)).OrRefuse();

    public Task<IReadOnlyList<BoardConversation>> OpenAfter(OpenPlace place) => boards.OpenAfterAsync(Me.Shop, place, Aborted);

    public async Task<WatchedConversation> Watch(ConversationId conversationId)
    {
        var watched = (await oversight.WatchAsync(Me, conversationId, Aborted)).OrRefuse();
        onlookers.Begin(Connection, watched);
        return watched;
    }

    public Task Unwatch()
    {
        onlookers.End(Connection.Id);
        return Task.CompletedTask;
    }

    public async Task<MessagePage> History(ConversationId conversationId, long beforeSeq) =>
        MessagePage.Before((await conversations.ReadAsync(Me, conversationId, MessagePage.Start(beforeSeq), MessagePage.HistorySize, Aborted)).OrRefuse(), beforeSeq);

    public async Task<SendReceipt> Whisper(ConversationId conversationId, NoteRequest request)
    {
        limits.OfAgent(Me.Shop, Me.Agent).OrRefuse();
        return SendReceipt.Of((await oversight.WhisperAsync(Me, Connection.Id, conversationId, request.ClientMsgId, request.Text, Aborted)).OrRefuse());
    }

    public async Task TakeOver(ConversationId conversationId) => (await oversight.TakeOverAsync(Me, conversationId, Aborted)).OrRefuse();

    public async Task Assign(ConversationId conversationId, TransferRequest request) =>
        (await oversight.AssignAsync(Me, conversationId, request.AgentId, request.GroupId, request.Reason, request.Note, Aborted)).OrRefuse();

    public async Task Reorder(ConversationId conversationId, ReorderRequest request) =>
        (await oversight.ReorderAsync(Me, conversationId, request.To, request.Reason, Aborted)).OrRefuse();

    public async Task Close(ConversationId conversationId) => (await oversight.CloseAsync(Me, conversationId, Aborted)).OrRefuse();

    public async Task<AgentStateReply> ForceState(AgentId agentId, SetStateRequest request) =>
        new((await oversight.ForceStateAsync(Me, agentId, request.State, request.Reason ?? "", Aborted)).OrRefuse());

    public async Task Notify(string text)
    {
        limits.OfAgent(Me.Shop, Me.Agent).OrRefuse();
        (await oversight.NotifyAsync(Me, text, Aborted)).OrRefuse();
    }

    public Task<IReadOnlyList<Kiosk>> Kiosks() => kiosks.AllAsync(Me.Shop, Aborted);

    public async Task<NewKiosk> MakeKiosk(string name) => (await kiosks.MakeAsync(Me, name, Aborted)).OrRefuse();

    public async Task RevokeKiosk(string kioskId) => (await kiosks.RevokeAsync(Me, kioskId, Aborted)).OrRefuse();

    public async Task AcknowledgeAlarm(string alarmId) => (await alarms.AcknowledgeAsync(Me, alarmId, Aborted)).OrRefuse();

    public async Task MuteAlarms(MuteRequest request) => (await alarms.MuteAsync(Me, request.Kind, TimeSpan.FromMinutes(request.Minutes), Aborted)).OrRefuse();

    public Task<IReadOnlyList<Alarm>> AlarmHistory(string? before) => alarms.HistoryAsync(Me.Shop, before, Aborted);

    public Task<IReadOnlyList<AuditEntry>> Audit(AuditRequest request) => audit.FindAsync(Me.Shop, request.ToQuery(), Aborted);

    /// <summary>Where calls end whose arguments could not be read.</summary>
    public Task Refuse(string code) => throw HubRefusal.Unreadable(code);
}
