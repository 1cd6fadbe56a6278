using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Buyers;

/// <summary>What an agent may know of the buyer he serves, by a conversation that he may see.</summary>
public sealed class BuyerRecords(AgentConversations conversations, IJournalReader journal, IBuyerStore buyers)
{
    private const int MaxPast = 20;

    /// <summary>None: he sees no such conversation.</summary>
    public async Task<BuyerRecord?> FindAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(agent, id, cancellationToken) is not { } conversation)
            return null;
        var profile = await buyers.FindAsync(agent.Shop, conversation.Buyer, cancellationToken) ?? BuyerProfile.Unknown;
        var all = await journal.OfBuyerAsync(agent.Shop, conversation.Buyer, null, MaxPast + 1, cancellationToken);
        var past = all.Where(earlier => earlier.Id != id && earlier.Placement == Placement.Closed).Take(MaxPast).ToList();
        var ratings = (await journal.RatingsAsync(agent.Shop, [.. past.Select(earlier => earlier.Id)], cancellationToken)).ToDictionary(rating => rating.ConversationId);
        return new(conversation, profile, [.. past.Select(earlier => new PastConversation(earlier, ratings.GetValueOrDefault(earlier.Id)))]);
    }

    /// <summary>How the conversation came to where it is: every placement with its decision, by version; none when he sees no such conversation.</summary>
    public async Task<IReadOnlyList<AssignmentRecord>?> AssignmentsAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken) =>
        await conversations.FindAsync(agent, id, cancellationToken) is null ? null : await journal.AssignmentsAsync(agent.Shop, id, cancellationToken);
}
