namespace ChatRouter.Core.Nodes;

/// <summary>Whom a push is for.</summary>
/// <param name="Who">The buyer or agent; none for all of the shop's agents or supervisors.</param>
public readonly record struct Audience(AudienceKind Kind, ShopId Shop, Participant? Who)
{
    public static Audience Of(Participant who) => new(AudienceKind.Participant, who.Shop, who);

    public static Audience AgentsOf(ShopId shop) => new(AudienceKind.Agents, shop, null);

    public static Audience SupervisorsOf(ShopId shop) => new(AudienceKind.Supervisors, shop, null);
}
