using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task A_publication_changes_groups_and_members_as_one_step()
    {
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyersAsync("p", "x");
        Assert.Equal(Placement.Queued, Shop.Conversation("x").Placement);

        await Shop.PublishAsync([Group("new", "none")], ("a", Member("post")), ("b", Member("new")));

        // Between the two steps that it is not, nobody of the new group would be there and the whole shop would serve.
        var decision = Assert.Single(Shop.Last.Decisions);
        Assert.Equal(("x", "b", new PoolId("new"), RouteReason.Weighted), (decision.Buyer.Value, decision.Owner?.Value, decision.Pool, decision.Reason));
    }

    [Fact]
    public async Task A_publication_leaves_running_conversations_where_they_are()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyersAsync("x");

        await Shop.PublishAsync([], ("a", a => a with { Weight = 0, Groups = [] }));

        Assert.Empty(Shop.Last.Decisions);
        Assert.Equal("a", Owners("x"));
    }

    [Fact]
    public async Task Who_goes_off_duty_with_a_publication_gets_nothing_new_and_finishes_what_he_has()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyersAsync("x");

        await Shop.PublishAsync([], ("a", a => a with { OnDuty = false }));
        await Shop.BuyersAsync("y", "z");

        Assert.Equal("a b b", Owners("x", "y", "z"));
        await Shop.ReplyAsync("a", "x");
        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync()).Agents[0].State);
    }

    [Fact]
    public async Task An_agent_in_several_groups_stays_as_he_is_where_one_is_allowed()
    {
        await Shop.ConfigureAsync(Presets.Pinduoduo with { BusyAbove = 9 }, [Group("g", "none"), Group("h", "paid")]);
        await Shop.SetAsync("a", Member("g"));
        await Shop.StaffAsync("a", "b");

        await Shop.PublishAsync(Shop.Groups, ("a", Member("g", "h")));

        Assert.Equal([new GroupId("g")], (await Shop.ViewAsync()).Agents[0].Groups);
    }
}
