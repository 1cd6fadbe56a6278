using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Orders;

/// <summary>What an agent has the shop's service do with a buyer's order.</summary>
public sealed record OrderChange
{
    public const string ChangeAddress = "changeAddress";
    public const string Note = "note";

    private const int MaxTextLength = 500;

    public static IReadOnlyList<string> Kinds { get; } = [ChangeAddress, Note];

    /// <summary><c>changeAddress</c> or <c>note</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>UUID made by the client; the same for every retry, so that the shop does it once.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The new address, or the note.</summary>
    public required string Text { get; init; }

    /// <summary>The note is one with a flag.</summary>
    public bool Flagged { get; init; }

    /// <summary>None when it may be asked of a shop.</summary>
    public Rejection? Check()
    {
        if (!Kinds.Contains(Kind) || !Guid.TryParseExact(IdempotencyKey, "D", out _))
            return new(ErrorCode.InvalidArgument, "kind must be changeAddress or note, and idempotencyKey a UUID.");
        return MessageRules.CheckText(Text) is null && Text.Length <= MaxTextLength ? null : new(ErrorCode.InvalidArgument, "text has 1 to 500 characters.");
    }
}
