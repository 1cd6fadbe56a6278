using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Shops;

/// <summary>A shop: the tenant.</summary>
public sealed record Shop
{
    public required ShopId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How the operator ranks the shop (店铺等级); none: not at all. Nothing is decided by it.</summary>
    public string? Level { get; init; }

    /// <summary>What it sells (店铺分类), in the operator's words.</summary>
    public string? Category { get; init; }

    /// <summary>Whether the operator lets it serve buyers (店铺状态); the owner's own word is <see cref="RoutingSettings.Enabled"/>.</summary>
    public ShopStatus Status { get; init; }

    /// <summary>Why it is not active, for its owner to read.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Public, stands in the page's snippet; unique over all shops.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Secrets that sign buyer tokens (HS256), at most two live ones for rotation; each at least 32 bytes.</summary>
    public IReadOnlyList<string> BuyerTokenSecrets { get; init; } = [];

    /// <summary>Origins whose pages may open the chat, exactly as browsers send them (scheme, host, port).</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>False: only buyers with a token signed by the shop.</summary>
    public bool GuestsAllowed { get; init; } = true;

    public WidgetLook Widget { get; init; } = new();

    public WidgetChat Chat { get; init; } = new();

    /// <summary>The version of its routing that is published; 0 before the first.</summary>
    /// <remarks>It and everything down to <see cref="Shifts"/> is what that version says: <see cref="IRoutingStore"/> changes it, saving the shop does not.</remarks>
    public int RoutingVersion { get; init; }

    public required RoutingSettings Routing { get; init; }

    public IReadOnlyList<RoutingGroup> Groups { get; init; } = [];

    /// <summary>What a group is called, by its id.</summary>
    public IReadOnlyDictionary<GroupId, string> GroupNames { get; init; } = new Dictionary<GroupId, string>();

    /// <summary>Where desks mark waiting buyers otherwise than usual. No decision depends on it.</summary>
    public WaitTiers? Tiers { get; init; }

    /// <summary>Where they mark a group's otherwise than by <see cref="Tiers"/>.</summary>
    public IReadOnlyDictionary<GroupId, WaitTiers> GroupTiers { get; init; } = new Dictionary<GroupId, WaitTiers>();

    /// <summary>What its chat says to a group's buyers instead of the words of <see cref="Chat"/>. No decision depends on it.</summary>
    public IReadOnlyDictionary<GroupId, ChatTexts> GroupTexts { get; init; } = new Dictionary<GroupId, ChatTexts>();

    /// <summary>Which group is meant where a buyer's page names none.</summary>
    public GroupConditions Conditions { get; init; } = new();

    /// <summary>Agents that the plan names, by account.</summary>
    public IReadOnlyDictionary<AgentId, AgentRouting> Agents { get; init; } = new Dictionary<AgentId, AgentRouting>();

    /// <summary>Order states of its own, with what they are called.</summary>
    public IReadOnlyDictionary<OrderState, string> OrderStates { get; init; } = new Dictionary<OrderState, string>();

    public IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; init; } = new Dictionary<BuyerId, AgentId>();

    public ShiftPlan Shifts { get; init; } = new();

    /// <summary>黑名单: from whom it takes nothing. <see cref="Buyers.BuyerBlocks"/> holds it within bounds.</summary>
    public IReadOnlyDictionary<BuyerId, BuyerBlock> Blocked { get; init; } = new Dictionary<BuyerId, BuyerBlock>();

    public ShopBot Bot { get; init; } = new();

    /// <summary>Words that its agents must not write to buyers.</summary>
    public IReadOnlyList<ForbiddenWord> ForbiddenWords { get; init; } = [];

    /// <summary>What else they must not write, at most one of each kind.</summary>
    public IReadOnlyList<ForbiddenPattern> ForbiddenPatterns { get; init; } = [];

    /// <summary>Whether it has a rule about QR codes in agents' images; who has none pays nothing for the look.</summary>
    public bool CaresAboutCodes => ForbiddenPatterns.Any(pattern => pattern.Kind == PatternKind.QrCode);

    /// <summary>Where their links may lead besides <see cref="Origins"/>: each with what is below it.</summary>
    public IReadOnlyList<string> LinkDomains { get; init; } = [];

    /// <summary>How many messages in a row its agents may send that the buyer has not answered (不骚扰); 0: any number.</summary>
    public int MostInARow { get; init; }

    /// <summary>What an agent may choose as the reason of a transfer, besides words of his own; none of its own: the desk's.</summary>
    public IReadOnlyList<string> TransferReasons { get; init; } = [];

    /// <summary>小休原因: what an agent may choose as the reason of a pause, besides words of his own; none of its own: <see cref="Pause.BuiltIn"/>.</summary>
    public IReadOnlyList<string> PauseReasons { get; init; } = [];

    /// <summary>标签: what its agents can mark buyers with, in the order in which they are offered.</summary>
    public IReadOnlyList<ShopTag> Tags { get; init; } = [];

    /// <summary>None: orders are known from buyers' tokens only.</summary>
    public OrderConnector? Orders { get; init; }

    /// <summary>Its backend pushed the states of orders at least once.</summary>
    public bool PushesOrders { get; init; }

    /// <summary>Made by the demo seed, with passwords everybody knows: refused in production.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether it takes anything from buyers: the operator lets it, and it wants to.</summary>
    public bool Serves => Status == ShopStatus.Active && Routing.Enabled;

    /// <summary>Where its agents' links may lead: <see cref="LinkDomains"/> and the hosts of <see cref="Origins"/>.</summary>
    public IReadOnlyList<string> OwnDomains() => [.. Origins.Select(origin => new Uri(origin).Host), .. LinkDomains];

    /// <summary>Where desks mark a buyer who came through that group; none: through no group, or through several.</summary>
    public WaitTiers TiersOf(GroupId? group) => (group is { } id ? GroupTiers.GetValueOrDefault(id) : null)?.Over(Tiers) ?? Tiers ?? WaitTiers.Usual;

    /// <summary>How that agent takes part in routing.</summary>
    public AgentRouting RoutingOf(AgentId agent) => Agents.GetValueOrDefault(agent) ?? AgentRouting.Default;
}
