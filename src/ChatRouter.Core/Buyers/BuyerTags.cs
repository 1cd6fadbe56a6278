using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Buyers;

/// <summary>Tags that a shop's agents give its buyers, out of the shop's list. What the shop's token says of them is apart, and nobody's to change.</summary>
/// <remarks>A tag that is taken off the list disappears from its buyers, and is there again when it is put back.</remarks>
public sealed class BuyerTags(AgentConversations conversations, IJournalReader journal, IShopStore shops, IBuyerStore buyers, GivenTags given, IDelivery delivery, TimeProvider clock)
{
    /// <summary>That a buyer can have.</summary>
    public const int Most = 10;

    private static readonly Rejection TooMany = new(ErrorCode.TooManyTags, "A buyer has at most 10 tags.");

    /// <summary>Gives a tag to the buyer of a conversation that the agent may see. Repeatable.</summary>
    public async Task<Result<BuyerTagged>> AddAsync(AgentIdentity agent, ConversationId id, string tag, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (await shops.FindAsync(agent.Shop, cancellationToken) is not { } shop || !shop.Tags.Any(known => known.Name == tag))
            return Rejections.UnknownTag;
        // Tags that the shop took off its list are not seen, and do not count.
        var listed = shop.Tags.Select(known => known.Name).ToList();
        return await buyers.AddTagAsync(agent.Shop, conversation.Buyer, tag, listed, Most, clock.GetUtcNow(), cancellationToken)
            ? await TellAsync(agent, conversation, cancellationToken)
            : TooMany;
    }

    /// <summary>Takes a tag away from the buyer of a conversation that the agent may see. Repeatable.</summary>
    public async Task<Result<BuyerTagged>> RemoveAsync(AgentIdentity agent, ConversationId id, string tag, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        await buyers.RemoveTagAsync(agent.Shop, conversation.Buyer, tag, cancellationToken);
        return await TellAsync(agent, conversation, cancellationToken);
    }

    // To all of his own tabs, and to who serves the buyer just now.
    private async Task<BuyerTagged> TellAsync(AgentIdentity agent, ConversationRecord conversation, CancellationToken cancellationToken)
    {
        var tagged = new BuyerTagged(conversation.Buyer, await given.OfAsync(agent.Shop, conversation.Buyer, cancellationToken));
        delivery.ToAgent(agent.Shop, agent.Agent, tagged);
        var latest = await journal.OfBuyerAsync(agent.Shop, conversation.Buyer, null, 1, cancellationToken);
        if (latest is [{ Owner: { } owner }] && owner != agent.Agent)
            delivery.ToAgent(agent.Shop, owner, tagged);
        return tagged;
    }
}
