using System.Text.Json;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;

namespace ChatRouter.Redis.Nodes;

/// <summary>An event on its way to another node.</summary>
/// <param name="For">The <see cref="AudienceKind"/>.</param>
/// <param name="Known">What the sender remembers of the event's conversation, for a node that may write to it next; none: nothing.</param>
internal sealed record NodeMessage(int For, ShopId Shop, BuyerId? Buyer, AgentId? Agent, ServerEvent Event, byte[]? Known = null)
{
    public static string Write(Audience audience, ServerEvent serverEvent, IConversationMemory? memory) => JsonSerializer.Serialize(
        new NodeMessage((int)audience.Kind, audience.Shop, audience.Who?.Buyer, audience.Who?.Agent, serverEvent, KnownOf(audience, serverEvent, memory)), EventJson.Options);

    /// <exception cref="JsonException">Another version's, or damaged.</exception>
    public static NodeMessage Read(ReadOnlySpan<byte> message) =>
        JsonSerializer.Deserialize<NodeMessage>(message, EventJson.Options) is { Event: not null, Shop.Value: not null } read ? read : throw new JsonException("It is no message.");

    /// <exception cref="JsonException">There is no such kind.</exception>
    public Audience Audience() => this switch
    {
        { For: (int)AudienceKind.Agents } => Core.Nodes.Audience.AgentsOf(Shop),
        { For: (int)AudienceKind.Supervisors } => Core.Nodes.Audience.SupervisorsOf(Shop),
        { For: (int)AudienceKind.Participant, Buyer: { } buyer } => Core.Nodes.Audience.Of(Participant.Of(Shop, buyer)),
        { For: (int)AudienceKind.Participant, Agent: { } agent } => Core.Nodes.Audience.Of(Participant.Of(Shop, agent)),
        _ => throw new JsonException("There is no such audience."),
    };

    private static byte[]? KnownOf(Audience audience, ServerEvent serverEvent, IConversationMemory? memory) =>
        memory is not null && audience.Kind == AudienceKind.Participant && WrittenBefore(serverEvent) is { } conversation ? memory.Tell(audience.Shop, conversation) : null;

    // Events that follow a write, and go to who may write next.
    private static ConversationId? WrittenBefore(ServerEvent serverEvent) => serverEvent switch
    {
        MessageArrived arrived => arrived.Message.ConversationId,
        ConversationAssigned assigned => assigned.Conversation.Id,
        ReceiptRaised raised => raised.ConversationId,
        ConversationClosed closed => closed.ConversationId,
        _ => null,
    };
}
