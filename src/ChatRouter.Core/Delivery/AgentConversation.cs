using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Delivery;

/// <summary>A conversation as agents see it: a row of the desk.</summary>
public sealed record AgentConversation
{
    public required ConversationId Id { get; init; }

    public required BuyerId BuyerId { get; init; }

    public string? BuyerName { get; init; }

    public required bool BuyerVerified { get; init; }

    public required Placement Status { get; init; }

    public AgentId? Owner { get; init; }

    public required int Version { get; init; }

    public required long LastSeq { get; init; }

    /// <summary>What the buyer said last, as one line; empty for an image.</summary>
    public string? LastText { get; init; }

    /// <summary>When the open turn opened; none when the buyer is answered.</summary>
    public DateTimeOffset? TurnOpenedAt { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required OrderState OrderState { get; init; }

    /// <summary>Why it came to its owner, or why it waits.</summary>
    public required RouteReason Reason { get; init; }

    /// <summary>The group that it was routed to, or waits for; none: to no group, or to several.</summary>
    public GroupId? Group { get; init; }

    /// <summary>The names of the <see cref="RouteNotes"/> that hold, camel-cased.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When it came to its owner.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    public required Receipts Receipts { get; init; }

    /// <summary>The row of a conversation as the journal has it.</summary>
    public static AgentConversation Of(ConversationRecord conversation) => new()
    {
        Id = conversation.Id,
        BuyerId = conversation.Buyer,
        BuyerName = conversation.BuyerName,
        BuyerVerified = conversation.BuyerVerified,
        Status = conversation.Placement,
        Owner = conversation.Owner,
        Version = conversation.Version,
        LastSeq = conversation.LastSeq,
        LastText = conversation.LastText,
        TurnOpenedAt = conversation.TurnOpenedAt,
        WaitingSince = conversation.WaitingSince,
        OpenedAt = conversation.OpenedAt,
        OrderState = conversation.OrderState,
        Reason = conversation.Reason,
        Group = PoolId.OnlyGroupOf(conversation.Pool),
        Notes = NamesOf(conversation.Notes),
        AssignedAt = conversation.Owner is null ? null : conversation.PlacedAt,
        Receipts = conversation.Receipts,
    };

    private static string[] NamesOf(RouteNotes notes) =>
        notes == RouteNotes.None ? [] : [.. Enum.GetValues<RouteNotes>().Where(note => note != RouteNotes.None && notes.HasFlag(note)).Select(note => JsonNamingPolicy.CamelCase.ConvertName(note.ToString()))];
}
