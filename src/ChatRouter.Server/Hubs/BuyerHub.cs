using ChatRouter.Core.Conversations;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Server.Hubs;

/// <inheritdoc cref="IBuyerHub"/>
[Authorize(Policies.Buyer)]
public sealed class BuyerHub(BuyerConversations conversations, BuyerSnapshots snapshots, HubConnections connections, SendLimits limits) : Hub<IBuyerClient>, IBuyerHub
{
    private BuyerIdentity Me => Connection.Buyer!;

    private ClientConnection Connection => connections.Of(Context);

    private CancellationToken Aborted => Context.ConnectionAborted;

    public override Task OnConnectedAsync() => connections.AddBuyerAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception) => connections.RemoveAsync(Context);

    public async Task<BuyerSnapshot> Open(OpenRequest request) => (await snapshots.OpenAsync(Connection, request, Aborted)).OrRefuse();

    public async Task<SendReceipt> Send(SendRequest request)
    {
        limits.OfBuyer(Me.Shop, Me.Buyer).OrRefuse();
        var sent = await conversations.SendAsync(Me, Connection.Id, request.ToBody(), request.Steer(Connection.Entry), Aborted);
        return SendReceipt.Of(sent.OrRefuse());
    }

    public async Task<MessagePage> Sync(ConversationId conversationId, long afterSeq) =>
        MessagePage.Of((await conversations.ReadAsync(Me, conversationId, Math.Max(0, afterSeq), MessagePage.SyncSize, Aborted)).OrRefuse());

    public async Task<MessagePage> History(ConversationId conversationId, long beforeSeq) =>
        MessagePage.Before((await conversations.ReadAsync(Me, conversationId, MessagePage.Start(beforeSeq), MessagePage.HistorySize, Aborted)).OrRefuse(), beforeSeq);

    public async Task<FormerConversation?> Former(ConversationId conversationId) =>
        (await conversations.FormerAsync(Me, conversationId, MessagePage.HistorySize, Aborted)).OrRefuse();

    public async Task Typing(ConversationId conversationId, bool on) => (await conversations.TypingAsync(Me, conversationId, on, Aborted)).OrRefuse();

    public async Task Read(ConversationId conversationId, long seq) => (await conversations.RaiseReceiptAsync(Me, conversationId, seq, read: true, Aborted)).OrRefuse();

    public async Task Rate(ConversationId conversationId, int score, IReadOnlyList<string> tags, string? text) =>
        (await conversations.RateAsync(Me, conversationId, score, tags, text, Aborted)).OrRefuse();

    public async Task<LeftContact> LeaveContact(string? contact)
    {
        limits.OfBuyer(Me.Shop, Me.Buyer).OrRefuse();
        return (await conversations.LeaveContactAsync(Me, contact, Aborted)).OrRefuse();
    }

    public async Task LeaveQueue() => (await conversations.LeaveQueueAsync(Me, Aborted)).OrRefuse();

    public async Task AskHuman() => (await conversations.AskHumanAsync(Me, Aborted)).OrRefuse();

    public async Task Close(ConversationId conversationId) => (await conversations.CloseAsync(Me, conversationId, Aborted)).OrRefuse();

    /// <summary>Where calls end whose arguments could not be read.</summary>
    public Task Refuse(string code) => throw HubRefusal.Unreadable(code);
}
