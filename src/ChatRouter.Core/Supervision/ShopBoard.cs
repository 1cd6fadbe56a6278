using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Supervision;

/// <summary>A shop at one moment, as its supervisors see it.</summary>
public sealed record ShopBoard
{
    /// <summary>The most conversations that one board lists.</summary>
    public const int MaxConversations = 500;

    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often a new one is taken at the most, in milliseconds: the larger the shop, the more seldom.</summary>
    public required int EveryMs { get; init; }

    /// <summary>The version of the shop's routing by which buyers are distributed: a page tells when it rises.</summary>
    public required int RoutingVersion { get; init; }

    /// <summary>Where waiting buyers are marked otherwise than usual, unless their group says its own; none: nowhere.</summary>
    public WaitTiers? Tiers { get; init; }

    public required BoardFigures Figures { get; init; }

    /// <summary>Taken every 5 s at the most.</summary>
    public required DayFigures Day { get; init; }

    public required IReadOnlyList<BoardGroup> Groups { get; init; }

    /// <summary>By id.</summary>
    public required IReadOnlyList<BoardAgent> Agents { get; init; }

    /// <summary>Those with an open turn first, and among each the longest waiting; at most <see cref="MaxConversations"/>; the others are asked for.</summary>
    public required IReadOnlyList<BoardConversation> Conversations { get; init; }

    public required ShopAlarms Alarms { get; init; }
}
