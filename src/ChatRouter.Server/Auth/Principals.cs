using System.Security.Claims;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Auth;

/// <summary>Buyers, agents, kiosks and API keys as claims and back. No other code reads or writes these claims.</summary>
public static class Principals
{
    public const string KindClaim = "kind";
    public const string BuyerKind = "buyer";
    public const string AgentKind = "agent";
    public const string KioskKind = "kiosk";
    public const string KeyKind = "key";
    private const string Shop = "shop";
    private const string Id = "sub";
    private const string Name = "name";
    private const string Verified = "verified";
    private const string State = "order_state";
    private const string Class = "priority";
    private const string Role = "role";
    private const string Stamp = "stamp";
    private const string Session = "session";
    private const string Scope = "scope";

    public static ClaimsPrincipal Of(BuyerIdentity buyer) => Make(
        (KindClaim, BuyerKind), (Shop, buyer.Shop.Value), (Id, buyer.Buyer.Value), (Name, buyer.Name), (Verified, buyer.Verified ? "1" : null),
        (State, buyer.OrderState?.Value), (Class, buyer.Priority?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static ClaimsPrincipal Of(AgentIdentity agent) => Make(
        (KindClaim, AgentKind), (Shop, agent.Shop.Value), (Id, agent.Agent.Value), (Name, agent.Name), (Role, agent.Role.ToString()), (Stamp, agent.SecurityStamp), (Session, agent.Session));

    public static ClaimsPrincipal Of(Kiosk kiosk) => Make((KindClaim, KioskKind), (Shop, kiosk.Shop.Value), (Id, kiosk.Id), (Name, kiosk.Name));

    public static ClaimsPrincipal Of(ApiKey key) =>
        Make([(KindClaim, KeyKind), (Shop, key.Shop.Value), (Id, key.Id), (Name, key.Name), .. key.Scopes.Select(scope => (Scope, (string?)scope))]);

    /// <summary>The shop of anybody signed in; none for nobody.</summary>
    public static ShopId? ShopOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(Shop) is { } shop ? new(shop) : null;

    /// <summary>The buyer; none when it is somebody else.</summary>
    public static BuyerIdentity? BuyerOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(KindClaim) != BuyerKind ? null : new(
        new(principal.FindFirstValue(Shop)!), new(principal.FindFirstValue(Id)!), principal.FindFirstValue(Name), principal.HasClaim(Verified, "1"),
        principal.FindFirstValue(State) is { } state ? new OrderState(state) : null,
        int.TryParse(principal.FindFirstValue(Class), out var priority) ? priority : null);

    /// <summary>The agent; none when it is somebody else.</summary>
    public static AgentIdentity? AgentOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(KindClaim) != AgentKind ? null : new(
        new(principal.FindFirstValue(Shop)!), new(principal.FindFirstValue(Id)!), principal.FindFirstValue(Name)!,
        Enum.Parse<AccountRole>(principal.FindFirstValue(Role)!), principal.FindFirstValue(Stamp)!, principal.FindFirstValue(Session));

    /// <summary>Who administers: an agent, or an API key, which ranks as a supervisor, so that it can make nobody an administrator.</summary>
    public static AgentIdentity ActorOf(ClaimsPrincipal principal) => AgentOf(principal)
        ?? new(new(principal.FindFirstValue(Shop)!), new($"key:{principal.FindFirstValue(Id)}"), principal.FindFirstValue(Name)!, AccountRole.Supervisor, "") { IsKey = true };

    /// <summary>It is an API key of that scope.</summary>
    public static bool IsKeyOf(ClaimsPrincipal principal, string scope) => principal.HasClaim(KindClaim, KeyKind) && principal.HasClaim(Scope, scope);

    /// <summary>The shop whose API key it is; none when it is somebody else.</summary>
    public static ShopId? KeyShopOf(ClaimsPrincipal? principal) => principal?.HasClaim(KindClaim, KeyKind) == true ? ShopOf(principal) : null;

    /// <summary>The buyer or agent; none for nobody.</summary>
    public static Participant? ParticipantOf(ClaimsPrincipal? principal) =>
        BuyerOf(principal) is { } buyer ? Participant.Of(buyer.Shop, buyer.Buyer)
        : AgentOf(principal) is { } agent ? Participant.Of(agent.Shop, agent.Agent)
        : null;

    private static ClaimsPrincipal Make(params ReadOnlySpan<(string Type, string? Value)> claims)
    {
        var identity = new ClaimsIdentity("ChatRouter", Name, Role);
        foreach (var (type, value) in claims)
        {
            if (value is not null)
                identity.AddClaim(new(type, value));
        }

        return new(identity);
    }
}
