using System.Text.Json;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;

namespace ChatRouter.Redis.Nodes;

/// <summary>An event on its way to another node.</summary>
/// <param name="For">The <see cref="AudienceKind"/>.</param>
internal sealed record NodeMessage(int For, ShopId Shop, BuyerId? Buyer, AgentId? Agent, ServerEvent Event)
{
    public static string Write(Audience audience, ServerEvent serverEvent) => JsonSerializer.Serialize(
        new NodeMessage((int)audience.Kind, audience.Shop, audience.Who?.Buyer, audience.Who?.Agent, serverEvent), EventJson.Options);

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
}
