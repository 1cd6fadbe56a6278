using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Tests.Conversations;

public sealed class RefusedStepTests
{
    [Fact]
    public async Task What_timers_decided_before_a_refused_step_reaches_the_journal()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (a, b) = (SmallShop.AgentOf("a"), SmallShop.AgentOf("b"));
        await shop.OnlineAsync(a);
        var conversation = await shop.WriteAsync("buyer");
        await shop.OnlineAsync(b);

        shop.Clock.Advance(Presets.Balanced.ReassignAfter);
        var refused = await shop.Get<AgentConversations>().TransferAsync(a, conversation, new("b"), null, "late", null, CancellationToken.None);

        Assert.Equal(ErrorCode.Stale, refused?.Code);
        Assert.Equal(b.Agent, (await shop.Get<IJournal>().FindAsync(SmallShop.Id, conversation, CancellationToken.None))!.Owner);
    }
}
