using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Api;

/// <summary>A conversation as it is kept, open or ended.</summary>
public sealed record RecordedConversation
{
    public required ConversationId Id { get; init; }

    public required BuyerId BuyerId { get; init; }

    public string? BuyerName { get; init; }

    /// <summary>The shop vouches for who he is.</summary>
    public required bool BuyerVerified { get; init; }

    public required Placement Status { get; init; }

    /// <summary>Who serves him, or served him last; none: nobody did.</summary>
    public AgentId? Owner { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The number of its last message: so many there are.</summary>
    public required long LastSeq { get; init; }

    /// <summary>When a turn opened that nobody has answered; none: he is answered.</summary>
    public DateTimeOffset? TurnOpenedAt { get; init; }

    public required OrderState OrderState { get; init; }

    /// <summary>Why it is where it is.</summary>
    public required RouteReason Reason { get; init; }

    /// <summary>What the buyer said of it; none: nothing.</summary>
    public GivenRating? Rating { get; init; }

    internal static RecordedConversation Of(ConversationRecord conversation, Rating? rating) => new()
    {
        Id = conversation.Id,
        BuyerId = conversation.Buyer,
        BuyerName = conversation.BuyerName,
        BuyerVerified = conversation.BuyerVerified,
        Status = conversation.Placement,
        Owner = conversation.Owner,
        OpenedAt = conversation.OpenedAt,
        ClosedAt = conversation.ClosedAt,
        LastSeq = conversation.LastSeq,
        TurnOpenedAt = conversation.TurnOpenedAt,
        OrderState = conversation.OrderState,
        Reason = conversation.Reason,
        Rating = rating is null ? null : new(rating.Score, rating.Tags, rating.Text, rating.At),
    };

    /// <param name="Score">From 1 to 5.</param>
    public sealed record GivenRating(int Score, IReadOnlyList<string> Tags, string? Text, DateTimeOffset At);
}
