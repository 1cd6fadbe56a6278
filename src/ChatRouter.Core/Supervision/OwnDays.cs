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

    // However many agents ask, what all of them ended without an answer is read once.
    public static readonly TimeSpan DropsKeptFor = TimeSpan.FromSeconds(5);

    private readonly ShopReadings<ILookup<string, DateTimeOffset>> _drops = new(DropsKeptFor, clock);

    public async Task<OwnDay> OfAsync(AgentIdentity agent, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var since = days.DayOf(at);
        var served = await journal.ServedAsync(agent.Shop, agent.Agent, since - AssignedBefore, since, cancellationToken);
        var drops = await _drops.OfAsync(agent.Shop, id => TurnBook.DropsAsync(audit, id, since, CancellationToken.None), cancellationToken);
        var turns = await new TurnBook(journal, audit).ReadAsync(agent.Shop, served, drops, cancellationToken);
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        return new Day(turns, [], new Dictionary<AgentId, IReadOnlyList<GroupId>>(), AssessedHours.Of(shop?.Shifts ?? new()), days, at).CountOwn(agent.Agent);
    }
}
