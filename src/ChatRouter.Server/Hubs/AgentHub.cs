using ChatRouter.Core.Conversations;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Server.Hubs;

/// <inheritdoc cref="IAgentHub"/>
[Authorize(Policies.Agent)]
public sealed class AgentHub(
    AgentConversations conversations, Recalls recalls, AgentPresence presence, AgentSnapshots snapshots, WaitingLists waiting, Stays stays, Onlookers onlookers, HubConnections connections, SendLimits limits) : Hub<IAgentClient>, IAgentHub
{
    private AgentIdentity Me => Connection.Agent!;

    private ClientConnection Connection => connections.Of(Context);

    private CancellationToken Aborted => Context.ConnectionAborted;

    public override Task OnConnectedAsync() => connections.AddAgentAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        onlookers.End(new(Context.ConnectionId));
        return connections.RemoveAsync(Context);
    }

    public Task<AgentSnapshot> Resume(ResumeRequest request) => snapshots.ResumeAsync(Connection, request, Aborted);

    public async Task<AgentStateReply> SetState(SetStateRequest request) =>
        new((await presence.SetStateAsync(Me, request.State, request.Reason, request.Force, Aborted)).OrRefuse());

    public async Task<SendReceipt> Send(ConversationId conversationId, SendRequest request)
    {
        limits.OfAgent(Me.Shop, Me.Agent).OrRefuse();
        return SendReceipt.Of((await conversations.SendAsync(Me, Connection.Id, conversationId, request.ToBody(), Aborted)).OrRefuse());
    }

    public async Task<SendReceipt> Note(ConversationId conversationId, NoteRequest request)
    {
        limits.OfAgent(Me.Shop, Me.Agent).OrRefuse();
        return SendReceipt.Of((await conversations.NoteAsync(Me, Connection.Id, conversationId, request.ClientMsgId, request.Text, Aborted)).OrRefuse());
    }

    public async Task<SendReceipt> Recall(ConversationId conversationId, RecallRequest request)
    {
        limits.OfAgent(Me.Shop, Me.Agent).OrRefuse();
        return SendReceipt.Of((await recalls.RecallAsync(Me, conversationId, request.ClientMsgId, request.Seq, Aborted)).OrRefuse());
    }

    public async Task<MessagePage> Sync(ConversationId conversationId, long afterSeq) =>
        MessagePage.Of((await conversations.ReadAsync(Me, conversationId, Math.Max(0, afterSeq), MessagePage.SyncSize, Aborted)).OrRefuse());

    public async Task<MessagePage> History(ConversationId conversationId, long beforeSeq) =>
        MessagePage.Before((await conversations.ReadAsync(Me, conversationId, MessagePage.Start(beforeSeq), MessagePage.HistorySize, Aborted)).OrRefuse(), beforeSeq);

    public async Task Typing(ConversationId conversationId, bool on) => (await conversations.TypingAsync(Me, conversationId, on, Aborted)).OrRefuse();

    public async Task Read(ConversationId conversationId, long seq) => (await conversations.RaiseReceiptAsync(Me, conversationId, seq, read: true, Aborted)).OrRefuse();

    public async Task Transfer(ConversationId conversationId, TransferRequest request) =>
        (await conversations.TransferAsync(Me, conversationId, request.AgentId, request.GroupId, request.Reason, request.Note, Aborted)).OrRefuse();

    public async Task<StayedConversation> Stay(ConversationId conversationId)
    {
        var stayed = (await stays.BeginAsync(Me, conversationId, onlookers.Reads(Connection.Id, conversationId), Aborted)).OrRefuse();
        onlookers.Begin(Connection, stayed);
        return stayed;
    }

    public Task Leave(ConversationId conversationId)
    {
        onlookers.End(Connection.Id, conversationId);
        return Task.CompletedTask;
    }

    public async Task Close(ConversationId conversationId) => (await conversations.CloseAsync(Me, conversationId, Aborted)).OrRefuse();

    public async Task Take(ConversationId conversationId) => (await conversations.TakeAsync(Me, conversationId, Aborted)).OrRefuse();

    public Task<WaitingView> Waiting(int limit) => waiting.OfAsync(Me, limit, Aborted);

    public async Task NoReplyNeeded(ConversationId conversationId) => (await conversations.NoReplyNeededAsync(Me, conversationId, Aborted)).OrRefuse();

    public async Task<BuyerContext> ContextOf(ConversationId conversationId) => (await conversations.ContextAsync(Me, conversationId, Aborted)).OrRefuse();

    public Task Ping()
    {
        Connection.Pinged();
        return Task.CompletedTask;
    }

    /// <summary>Where calls end whose arguments could not be read.</summary>
    public Task Refuse(string code) => throw HubRefusal.Unreadable(code);
}
