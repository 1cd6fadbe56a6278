using ChatRouter.Core.Conversations;
using ChatRouter.Core.Rehearsals;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Rehearsals;

/// <summary>Which group the buyers of a past hour would have been meant for by other conditions.</summary>
public sealed class PastBeginningsTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly GroupHint Sale = new(new("sale")), Returns = new(new("returns")), Members = new(new("members"));

    private static readonly GroupConditions InForce = new() { Entries = new Dictionary<string, GroupId> { ["/p/*"] = Sale.Group } };

    private static readonly GroupConditions Drafted = new()
    {
        Entries = new Dictionary<string, GroupId> { ["/p/*"] = Returns.Group },
        Levels = new Dictionary<GroupId, int> { [Members.Group] = 3 },
    };

    [Fact]
    public void The_conditions_in_force_change_nothing_and_others_send_their_buyers_elsewhere()
    {
        // Kept finer than a message's time.
        var beginnings = Came("/p/1", At.AddTicks(9));

        Assert.Equal(Sale, Under(beginnings, InForce, Sale));
        Assert.Equal(Returns, Under(beginnings, Drafted, Sale));
        // He came before there were these conditions.
        Assert.Equal(Returns, Under(beginnings, Drafted, null));
        Assert.Null(Under(beginnings, new(), Sale));
    }

    [Fact]
    public void What_his_page_named_stays()
    {
        Assert.Equal(Members, Under(Came("/p/1", At), Drafted, Members));
        Assert.Equal(Sale with { Fallback = GroupFallback.Group }, Under(Came("/p/1", At), Drafted, Sale with { Fallback = GroupFallback.Group }));
    }

    [Fact]
    public void An_entry_of_later_is_none_and_then_his_level_counts()
    {
        var later = Came("/p/1", At.AddMinutes(1)) with { Levels = new Dictionary<BuyerId, int> { [new("buyer")] = 3 } };

        Assert.Equal(Members, Under(later, Drafted, null));
        Assert.Null(Under(later, InForce, null));
    }

    [Fact]
    public void Only_the_first_message_that_is_routed_asks_for_a_group_and_none_of_a_conversation_that_was_open()
    {
        var (first, later) = (Wrote(null) with { Seq = 3 }, Wrote(null) with { Seq = 4 });
        var hour = Hour(first, later);
        var open = hour with
        {
            Open = [new() { Conversation = first.Conversation, Buyer = first.Buyer, Placement = Placement.Queued, Version = 1, Seq = 1, WaitingSince = At, LastPublicAt = At, PlacedAt = At, OrderState = OrderState.None }],
        };

        Assert.Equal([first with { Group = Returns }, later], Came("/p/1", At).Under(Drafted, hour).Events);
        Assert.Equal([first, later], Came("/p/1", At).Under(Drafted, open).Events);
    }

    private static PastBeginnings Came(string entry, DateTimeOffset at) =>
        new(InForce, new Dictionary<BuyerId, BuyerContext> { [new("buyer")] = new() { Entry = entry, At = at } }, new Dictionary<BuyerId, int>());

    private static GroupHint? Under(PastBeginnings beginnings, GroupConditions conditions, GroupHint? asked) =>
        Assert.IsType<PastEvent.Wrote>(Assert.Single(beginnings.Under(conditions, Hour(Wrote(asked))).Events)).Group;

    private static PastEvent.Wrote Wrote(GroupHint? asked) => new(new("talk"), new("buyer"), 1, OrderState.None, 0, null, asked, At);

    private static PastHour Hour(params PastEvent[] happened) =>
        new() { Shop = new("shop"), From = At, Until = At.AddHours(1), Present = new Dictionary<AgentId, AgentState>(), Events = happened };
}
