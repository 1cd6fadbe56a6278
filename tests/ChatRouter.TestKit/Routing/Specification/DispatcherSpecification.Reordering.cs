using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task A_reordered_conversation_is_a_decision_that_keeps_pool_reason_and_waiting_time()
    {
        await FullAsync();
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(3);
        await Shop.BuyerAsync("y");
        var before = Shop.Conversation("y");
        var (version, since) = (before.Version, before.WaitingSince);
        await Shops.AtAsync(4);

        var result = await Shop.ReorderAsync("y", 2);

        var decision = Assert.Single(result.Decisions);
        Assert.Equal(result.Subject, decision);
        Assert.Equal((Placement.Queued, RouteReason.AllFull, RouteNotes.Reordered, version, 2, 1), (decision.Placement, decision.Reason, decision.Notes, decision.ExpectedVersion, decision.Priority, decision.Position));
        Assert.Equal((since, PoolId.WholeShop, true), (decision.WaitingSince, decision.Pool!.Value, result.QueueMoved));
        Assert.Equal("y x", await WaitingAsync());
    }

    [Fact]
    public async Task The_front_is_before_every_class_and_the_longest_waiting_is_first_there()
    {
        await FullAsync(s => s with { AgeBoost = TimeSpan.FromSeconds(10) });
        await Shop.BuyersAsync("x", "y", "z");
        await Shops.AtAsync(100);
        await Shop.ReorderAsync("z", ReorderConversation.Front);
        await Shop.ReorderAsync("y", ReorderConversation.Front);
        await Shop.BuyerAsync("top", r => r with { Priority = 3 });
        Assert.Equal("y z x top", await WaitingAsync());

        await Shop.CloseAsync("p");

        Assert.Equal("a", Owners("y"));
    }

    [Fact]
    public async Task The_class_that_a_supervisor_gave_survives_a_rebuild()
    {
        await FullAsync();
        await Shop.BuyersAsync("x", "y", "z");
        await Shop.ReorderAsync("z", ReorderConversation.Front);
        await Shop.ReorderAsync("y", 1);

        await Shops.RestartAsync(await CreateAsync());

        Assert.Equal("z y x", await WaitingAsync());
    }

    [Fact]
    public async Task Reordering_twice_the_same_changes_nothing_and_what_waits_no_more_or_changed_meanwhile_is_refused()
    {
        await FullAsync();
        await Shop.BuyerAsync("x");
        await Shop.ReorderAsync("x", 1);

        var again = await Shop.ReorderAsync("x", 1);
        var stale = await Shop.ReorderAsync("x", 2, version: 0);
        var owned = await Shop.ReorderAsync("p", 1);
        var unknown = await Shops.Dispatcher.ReorderAsync(new(Shop.Id, new("nobody's"), 1, 0, Shops.Now), CancellationToken.None);

        Assert.Equal((DispatchOutcome.Ignored, 0), (again.Outcome, again.Decisions.Count));
        Assert.Equal((RefusalCode.Stale, RefusalCode.NotWaiting, RefusalCode.UnknownConversation), (stale.Refusal, owned.Refusal, unknown.Refusal));
        Assert.Equal(1, Shop.Conversation("x").Priority);
    }
}
