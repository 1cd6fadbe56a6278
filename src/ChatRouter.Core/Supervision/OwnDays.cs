using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>Counts an agent's own day when he asks: from the conversations that were his, and nobody else's.</summary>
public sealed class OwnDays(IJournalReader journal, IAuditStore audit, IShopStore shops, DayClock days, TimeProvider clock)
{
    // What came to him yesterday may be answered today.
    private static readonly TimeSpan AssignedBefore = TimeSpan.FromDays(1);

    public async Task<OwnDay> OfAsync(AgentIdentity agent, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var since = days.DayOf(at);
        var served = await journal.ServedAsync(agent.Shop, agent.Agent, since - AssignedBefore, since, cancellationToken);
        var turns = await new TurnBook(journal, audit).ReadAsync(agent.Shop, served, since, cancellationToken);
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        return new Day(turns, [], new Dictionary<AgentId, IReadOnlyList<GroupId>>(), AssessedHours.Of(shop?.Shifts ?? new()), days, at).CountOwn(agent.Agent);
    }
}
