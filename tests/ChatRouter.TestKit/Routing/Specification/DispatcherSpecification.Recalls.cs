using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Whose_only_answer_is_taken_back_waits_with_the_same_agent_as_before()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var wrote = Shops.Now;
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(20);
        await Shop.ReplyAsync("a", "x");
        var answered = (await Shop.ViewAsync("a")).Pending;

        Owned("a", RouteReason.Owner, await Shop.RecallAsync("x", wrote));

        Assert.Equal((0, 1), (answered, (await Shop.ViewAsync("a")).Pending));
    }

    [Fact]
    public async Task Whose_only_answer_is_taken_back_is_given_to_another_when_he_has_waited_too_long_since_he_wrote()
    {
        await SilentAsync(s => s, "a");
        var wrote = Shops.Now;
        await Shop.BuyerAsync("x");
        await Shop.StaffAsync("b");
        await Shops.AtAsync(5);
        await Shop.ReplyAsync("a", "x");
        await Shop.RecallAsync("x", wrote);

        await Shops.AtAsync(9);
        var before = Shop.Conversation("x").Owner;
        await Shops.AtAsync(11);

        Assert.Equal(("a", "b"), (before?.Value, Shop.Conversation("x").Owner?.Value));
    }
}
