using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.TestKit.HubClient;

/// <summary>A buyer's widget.</summary>
public sealed class BuyerTestClient : ChatTestClient
{
    /// <summary>Takes over a connection that is not started yet.</summary>
    public BuyerTestClient(HubTestClient hub, BuyerSession session) : base(hub)
    {
        Session = session;
        On<BuyerStatus>("Status", Statuses.Enqueue);
        On<ConversationClosed>("Closed", Endings.Enqueue);
    }

    public BuyerSession Session { get; }

    public ConcurrentQueue<BuyerStatus> Statuses { get; } = new();

    public ConcurrentQueue<ConversationClosed> Endings { get; } = new();

    public IEnumerable<ConversationId> ClosedConversations => Endings.Select(ending => ending.ConversationId);

    /// <summary>Signs in, connects and opens.</summary>
    public static async Task<BuyerTestClient> OpenAsync(
        Endpoint server, string shopKey, string origin, string? userToken = null, CancellationToken cancellation = default)
    {
        var session = await server.SignInBuyerAsync(shopKey, origin, userToken, cancellation: cancellation);
        var buyer = await ConnectAsync(server, session, origin, cancellation);
        await buyer.OpenAsync(cancellation: cancellation);
        return buyer;
    }

    /// <summary>Connects a signed-in buyer; nothing is opened yet.</summary>
    public static async Task<BuyerTestClient> ConnectAsync(
        Endpoint server, BuyerSession session, string origin, CancellationToken cancellation = default)
    {
        var ticket = await server.TicketAsync(session.AccessToken, origin, cancellation);
        var hub = await server.ConnectAsync("/hubs/buyer", ticket, new Dictionary<string, string> { ["Origin"] = origin }, cancellation);
        var buyer = new BuyerTestClient(hub, session);
        await hub.StartAsync(cancellation: cancellation);
        return buyer;
    }

    /// <summary>Opens with what this client has, or what it is told to have.</summary>
    public async Task<OpenedWidget> OpenAsync(IReadOnlyDictionary<ConversationId, long>? have = null, CancellationToken cancellation = default)
    {
        var opened = await Hub.InvokeAsync<OpenedWidget>("Open", [new { have = have ?? Have() }], cancellation);
        if (opened.Status is { } status) Fill(status.ConversationId, opened.Messages ?? []);
        return opened;
    }

    /// <summary>Sends a text; with the <paramref name="clientMsgId"/> of an earlier send it is that send's retry.</summary>
    public Task<SendAck> SendAsync(string text, string? clientMsgId = null, CancellationToken cancellation = default)
    {
        clientMsgId ??= Guid.CreateVersion7().ToString();
        return SendAsync("Send", null, new { clientMsgId, kind = MessageKind.Text, text }, clientMsgId, text, cancellation);
    }
}
