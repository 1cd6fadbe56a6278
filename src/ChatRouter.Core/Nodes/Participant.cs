using System.Diagnostics.CodeAnalysis;

namespace ChatRouter.Core.Nodes;

/// <summary>Somebody with connections: a buyer or an agent of a shop.</summary>
public readonly record struct Participant
{
    private Participant(ShopId shop, BuyerId? buyer, AgentId? agent) => (Shop, Buyer, Agent) = (shop, buyer, agent);

    public ShopId Shop { get; }

    public BuyerId? Buyer { get; }

    public AgentId? Agent { get; }

    [MemberNotNullWhen(true, nameof(Agent))]
    [MemberNotNullWhen(false, nameof(Buyer))]
    public bool IsAgent => Agent is not null;

    public static Participant Of(ShopId shop, BuyerId buyer) => new(shop, buyer, null);

    public static Participant Of(ShopId shop, AgentId agent) => new(shop, null, agent);
}
