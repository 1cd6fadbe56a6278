using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

/// <summary>One conversation as the test's journal has it: the truth that a dispatcher's proposals are held against.</summary>
public sealed class JournalConversation(ConversationId id, BuyerId buyer, DateTimeOffset openedAt)
{
    public ConversationId Id { get; } = id;

    public BuyerId Buyer { get; } = buyer;

    public Placement Placement { get; set; }

    public AgentId? Owner { get; set; }

    public int Version { get; set; }

    public long Seq { get; set; }

    /// <summary>None: no turn is open.</summary>
    public DateTimeOffset? TurnOpenedAt { get; set; }

    public DateTimeOffset WaitingSince { get; set; } = openedAt;

    public DateTimeOffset LastPublicAt { get; set; } = openedAt;

    public DateTimeOffset PlacedAt { get; set; } = openedAt;

    public PoolId? Pool { get; set; }

    public OrderState OrderState { get; set; } = OrderState.None;

    public int Priority { get; set; }

    public RouteNotes Notes { get; set; }

    /// <summary>The group that the page named, as far as the dispatcher must still know it.</summary>
    public GroupHint? Asked { get; set; }

    /// <summary>The group that the page named, as far as pool and notes of the placement tell it.</summary>
    public GroupHint? AskedOnRecord => Notes.HasFlag(RouteNotes.GroupNamed) && Pool is { } pool && pool != PoolId.WholeShop
        ? new(new(pool.Value), Notes.HasFlag(RouteNotes.GroupOnly) ? GroupFallback.Group : GroupFallback.Shop)
        : null;

    public GroupId? TransferredTo { get; set; }

    public AgentId? ExcludedAgent { get; set; }

    public IReadOnlyList<AgentId> Tried { get; set; } = [];

    public bool Open => Placement != Placement.Closed;

    /// <summary>The last decision about it, whether it moved the conversation or not.</summary>
    public Decision? Last { get; set; }

    /// <summary>What a dispatcher is told when it has to take the conversation up again.</summary>
    public ConversationTruth Truth() => new()
    {
        Conversation = Id,
        Buyer = Buyer,
        Placement = Placement,
        Owner = Owner,
        Version = Version,
        Seq = Seq,
        TurnOpenedAt = TurnOpenedAt,
        WaitingSince = WaitingSince,
        LastPublicAt = LastPublicAt,
        PlacedAt = PlacedAt,
        Pool = Pool,
        Notes = Notes,
        OrderState = OrderState,
        Priority = Priority,
        TransferredTo = TransferredTo,
        ExcludedAgent = ExcludedAgent,
        Tried = Tried,
    };
}
