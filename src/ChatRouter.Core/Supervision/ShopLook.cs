using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision;

/// <summary>What the dispatcher sees of a shop, for figures: read part by part, so that a large shop holds nobody up.</summary>
/// <param name="Agents">By id.</param>
/// <param name="Conversations">Every open one, by id.</param>
/// <param name="Queue">In the order in which they would be taken.</param>
internal sealed record ShopLook(IReadOnlyList<AgentView> Agents, IReadOnlyList<ConversationView> Conversations, IReadOnlyList<QueuePosition> Queue)
{
    /// <summary>Somebody is queued whom an agent could serve.</summary>
    public bool WaitingThoughEligible => Queue.Select(waiting => waiting.Pool).Distinct().Any(pool => Agents.Any(agent => agent.IsEligibleFor(pool)));

    /// <summary>None of a shop that the dispatcher does not know.</summary>
    public static async Task<ShopLook?> TakeAsync(IDispatcher dispatcher, ShopId shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await dispatcher.StaffAsync(shop, cancellationToken) is not { } staff || await dispatcher.ConversationsAsync(shop, cancellationToken) is not { } conversations)
            return null;
        return new(staff.Agents, conversations, staff.Waiting == 0 ? [] : await dispatcher.QueueAsync(shop, at, cancellationToken));
    }
}
