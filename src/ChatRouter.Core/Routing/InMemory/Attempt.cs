namespace ChatRouter.Core.Routing.InMemory;

/// <summary>How a conversation is routed: by a message or event, in a round of the offline pool, or because its owner is silent.</summary>
/// <param name="Notes">Facts that led to it.</param>
/// <param name="Kind">What differs from the full rules.</param>
/// <param name="Only">A newcomer's round: nobody else takes part.</param>
/// <param name="Named">The agent by whose link the buyer came with this message.</param>
/// <param name="HeldByBot">Rule 5: the bot has it, unless rules 2 to 4 know an agent.</param>
internal readonly record struct Attempt(
    RouteNotes Notes, AttemptKind Kind = AttemptKind.Full, AgentEntry? Only = null, AgentEntry? Named = null, bool HeldByBot = false)
{
    /// <summary>The agent may be given the conversation in this attempt, as far as the attempt itself says.</summary>
    public bool Admits(ShopState shop, Conversation conversation, AgentEntry agent) => Kind switch
    {
        AttemptKind.Round => (Only is null || Only == agent) && shop.OfflinePool.QuotaOf(agent) > 0,
        AttemptKind.Silent => agent.State == AgentState.Online
            && agent.Pending <= shop.Policy.Settings.BusyAbove
            && agent != conversation.Owner
            && Array.IndexOf(conversation.Tried, agent) < 0,
        _ => true,
    };
}
