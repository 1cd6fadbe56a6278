using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>What an agent's own day costs.</summary>
public sealed class OwnDaysTests
{
    [Fact]
    public async Task However_many_agents_ask_what_the_shop_ended_without_an_answer_is_read_once_and_soon_anew()
    {
        await using var shop = await SmallShop.OpenAsync();
        var audit = new CountedAudit(shop.Get<IAuditStore>());
        var days = new OwnDays(shop.Get<IJournalReader>(), audit, shop.Get<IShopStore>(), shop.Get<DayClock>(), shop.Clock);
        var agents = new[] { SmallShop.AgentOf("a"), SmallShop.AgentOf("b") };

        foreach (var agent in agents)
            await days.OfAsync(agent, CancellationToken.None);
        var first = audit.Reads;
        shop.Clock.Advance(OwnDays.DropsKeptFor);
        foreach (var agent in agents)
            await days.OfAsync(agent, CancellationToken.None);

        Assert.Equal((1, 2), (first, audit.Reads));
    }

    private sealed class CountedAudit(IAuditStore store) : IAuditStore
    {
        public int Reads { get; private set; }

        public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => store.AddAsync(entry, cancellationToken);

        public Task AddAsync(AuditEntry entry, Revised<ForbiddenRules> rules, CancellationToken cancellationToken) => store.AddAsync(entry, rules, cancellationToken);

        public Task<KeptRules?> RulesAsync(ShopId shop, string revision, CancellationToken cancellationToken) => store.RulesAsync(shop, revision, cancellationToken);

        public Task<IReadOnlyList<AuditEntry>> FindAsync(ShopId shop, AuditQuery query, CancellationToken cancellationToken)
        {
            Reads++;
            return store.FindAsync(shop, query, cancellationToken);
        }
    }
}
