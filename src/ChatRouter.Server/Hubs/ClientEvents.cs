using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>Each event as the call of the client interface that carries it.</summary>
public static class ClientEvents
{
    /// <summary>An event that buyers are not told is not sent.</summary>
    public static Task SendAsync(IBuyerClient client, ServerEvent serverEvent) => serverEvent switch
    {
        StatusChanged changed => client.Status(changed.Status),
        ConversationClosed closed => client.Closed(closed),
        _ => SendCommonAsync(client, serverEvent),
    };

    /// <summary>An event that agents are not told is not sent.</summary>
    public static Task SendAsync(IAgentClient client, ServerEvent serverEvent) => serverEvent switch
    {
        ConversationAssigned assigned => client.Assigned(assigned),
        ConversationUnassigned unassigned => client.Unassigned(unassigned),
        ConversationChanged changed => client.ConversationChanged(changed.Conversation),
        ConversationRated rated => client.Rated(rated),
        BuyerTagged tagged => client.BuyerTagged(tagged),
        AgentChanged changed => client.AgentChanged(changed),
        NoticePosted notice => client.Notice(notice),
        RoutingPublished published => client.RoutingPublished(published),
        StateForced forced => client.StateForced(forced),
        SessionSuperseded superseded => client.Superseded(superseded),
        _ => SendCommonAsync(client, serverEvent),
    };

    /// <summary>An event that supervisors are not told is not sent.</summary>
    public static Task SendAsync(ISupervisorClient client, ServerEvent serverEvent) => serverEvent switch
    {
        BoardTaken taken => client.Board(taken.Board),
        ContactChanged changed => client.ContactChanged(changed),
        SessionSuperseded superseded => client.Superseded(superseded),
        _ => SendCommonAsync(client, serverEvent),
    };

    private static Task SendCommonAsync(IClient client, ServerEvent serverEvent) => serverEvent switch
    {
        MessageArrived arrived => client.Message(arrived.Message),
        TypingChanged typing => client.Typing(typing),
        ReceiptRaised receipt => client.Receipt(receipt),
        HeadsRose rose => client.Heads(rose.Heads),
        DrainAnnounced drain => client.Drain(drain),
        ResyncNeeded => client.Resync(),
        _ => Task.CompletedTask,
    };
}
