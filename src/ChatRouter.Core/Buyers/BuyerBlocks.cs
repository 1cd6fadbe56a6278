using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Buyers;

/// <summary>拉黑: buyers from whom a shop takes nothing any more, neither messages nor images, until they are let in again.</summary>
/// <remarks>A conversation that is open stays where it is, to be read and ended. Who blocked whom and why stands in the audit.</remarks>
public sealed class BuyerBlocks(AgentConversations conversations, IShopStore shops, ShopEditor editor, TimeProvider clock)
{
    /// <summary>That a shop can block: the list is part of the shop, which every node has in memory.</summary>
    public const int Most = 1_000;

    /// <summary>Of a reason.</summary>
    public const int MaxReasonLength = 200;

    private const int MaxIdLength = 200;

    private static readonly Rejection TooMany = new(ErrorCode.TooManyBlocked, "A shop blocks at most 1,000 buyers. Let some in again.");
    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such shop.");

    /// <summary>All of them, the latest first.</summary>
    public async Task<Result<IReadOnlyList<BlockedBuyer>>> ListAsync(ShopId shop, CancellationToken cancellationToken) =>
        await shops.FindAsync(shop, cancellationToken) is not { } found ? Unknown : found.Blocked
            .Select(blocked => BlockedBuyer.Of(blocked.Key, blocked.Value))
            .OrderByDescending(blocked => blocked.At).ThenBy(blocked => blocked.Buyer.Value, StringComparer.Ordinal).ToList();

    /// <summary>Blocks the buyer of a conversation that the agent serves, served last, or supervises. Repeatable; the first reason stays.</summary>
    public async Task<Result<BlockedBuyer>> BlockAsync(AgentIdentity by, ConversationId id, string reason, CancellationToken cancellationToken) =>
        (await ServedAsync(by, id, cancellationToken)).Succeeded(out var conversation, out var refused)
            ? await BlockAsync(by, conversation.Buyer, conversation.BuyerName, reason, cancellationToken)
            : refused;

    /// <summary>Blocks a buyer, who need not have written yet. Repeatable; the first reason stays.</summary>
    public Task<Result<BlockedBuyer>> BlockAsync(AgentIdentity by, BuyerId buyer, string reason, CancellationToken cancellationToken) =>
        BlockAsync(by, buyer, name: null, reason, cancellationToken);

    /// <summary>Lets the buyer of such a conversation in again. Repeatable.</summary>
    public async Task<Rejection?> UnblockAsync(AgentIdentity by, ConversationId id, CancellationToken cancellationToken) =>
        (await ServedAsync(by, id, cancellationToken)).Succeeded(out var conversation, out var refused) ? await UnblockAsync(by, conversation.Buyer, cancellationToken) : refused;

    /// <summary>Lets a buyer in again. Repeatable.</summary>
    public async Task<Rejection?> UnblockAsync(AgentIdentity by, BuyerId buyer, CancellationToken cancellationToken)
    {
        var saved = await editor.ChangeAsync(
            by, shop => shop with { Blocked = Without(shop.Blocked, buyer) }, AuditAction.UnblockedBuyer, buyer.Value,
            (before, after) => before.Blocked.Count == after.Blocked.Count ? null : before.Blocked[buyer].Reason, cancellationToken);
        return saved is null ? Unknown : null;
    }

    private async Task<Result<BlockedBuyer>> BlockAsync(AgentIdentity by, BuyerId buyer, string? name, string reason, CancellationToken cancellationToken)
    {
        var trimmed = reason.Trim();
        if (Check(buyer, trimmed) is { } faulty)
            return faulty;
        var refused = Unknown;
        var block = new BuyerBlock(by.Agent, StoredTime.Of(clock.GetUtcNow()), trimmed, name);
        var saved = await editor.ChangeAsync(
            by,
            shop =>
            {
                if (shop.Blocked.Count < Most || shop.Blocked.ContainsKey(buyer))
                    return shop with { Blocked = With(shop.Blocked, buyer, block) };
                refused = TooMany;
                return null;
            },
            AuditAction.BlockedBuyer, buyer.Value, (before, after) => before.Blocked.ContainsKey(buyer) ? null : after.Blocked[buyer].Reason, cancellationToken);
        return saved is null ? refused : BlockedBuyer.Of(buyer, saved.Blocked[buyer]);
    }

    private async Task<Result<ConversationRecord>> ServedAsync(AgentIdentity by, ConversationId id, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(by, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        return conversation.Owner == by.Agent || by.Role.Includes(AccountRole.Supervisor) ? conversation : Rejections.NotOwner;
    }

    private static Rejection? Check(BuyerId buyer, string reason) => new FieldFaults()
        .Text("buyer", buyer.Value, MaxIdLength).Text("reason", reason, MaxReasonLength).Unless(!reason.Any(char.IsControl), "reason", FieldFault.Malformed)
        .Refusal($"A buyer's id, and a reason of 1 to {MaxReasonLength} characters in one line.");

    private static Dictionary<BuyerId, BuyerBlock> With(IReadOnlyDictionary<BuyerId, BuyerBlock> blocked, BuyerId buyer, BuyerBlock block)
    {
        var more = blocked.ToDictionary();
        more.TryAdd(buyer, block);
        return more;
    }

    private static Dictionary<BuyerId, BuyerBlock> Without(IReadOnlyDictionary<BuyerId, BuyerBlock> blocked, BuyerId buyer)
    {
        var fewer = blocked.ToDictionary();
        fewer.Remove(buyer);
        return fewer;
    }
}
