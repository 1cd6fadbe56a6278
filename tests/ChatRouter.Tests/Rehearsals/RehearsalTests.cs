using ChatRouter.Core.Rehearsals;
using ChatRouter.Core.Routing;

namespace ChatRouter.Tests.Rehearsals;

/// <summary>A past hour played again comes to what it came to, and to something else under other settings.</summary>
public sealed class RehearsalTests
{
    private static readonly RoutingSettings Settings = Presets.Balanced with { DefaultCapacity = 3, ReassignAfter = TimeSpan.Zero };

    [Fact]
    public async Task The_same_settings_come_to_the_same_hour()
    {
        var hour = await BusyHourAsync();

        var again = await Rehearsal.RunAsync(hour.Configuration(), hour.Kept(), CancellationToken.None);

        AssertSame(hour.Really, again);
        Assert.True(hour.Really is { Waited: > 0, Left: > 0 } && hour.Really.Received.Count == 3, "The hour has everything in it.");
    }

    [Fact]
    public async Task Other_weights_give_other_counts()
    {
        var hour = await HourAsync("a", "b");
        for (var i = 0; i < 40; i++)
        {
            await hour.AtAsync(60 + i);
            await hour.BuyerAsync($"buyer-{i}");
            await hour.ReplyAsync($"buyer-{i}");
            await hour.Shop.CloseAsync($"buyer-{i}");
        }

        var kept = hour.Kept();
        var ended = kept with { Events = [.. kept.Events.SelectMany(happened => happened is PastEvent.Answered answered ? [happened, new PastEvent.Ended(answered.Conversation, answered.At)] : new[] { happened })] };
        var by = await Rehearsal.RunAsync(hour.Configuration(agent => agent.Agent.Value == "a" ? agent with { Weight = 300 } : agent), ended, CancellationToken.None);

        Assert.Equal((20, 20), (hour.Really.Received[new("a")], hour.Really.Received[new("b")]));
        Assert.Equal((30, 10), (by.Received[new("a")], by.Received[new("b")]));
    }

    [Fact]
    public async Task Who_would_have_waited_is_answered_once_he_is_served()
    {
        var hour = await HourAsync("a");
        await hour.AtAsync(60);
        await hour.BuyerAsync("first");
        await hour.BuyerAsync("second");
        await hour.AtAsync(70);
        await hour.ReplyAsync("second");
        await hour.AtAsync(80);
        await hour.ReplyAsync("first");
        // By then the first rests, and the second gets his place.
        await hour.AtAsync(60 + 1_200);

        var narrow = await Rehearsal.RunAsync(hour.Configuration(agent => agent with { Capacity = 1 }), hour.Kept(), CancellationToken.None);

        Assert.Equal((2, 0), (hour.Really.Received[new("a")], hour.Really.Waited));
        Assert.Equal((2, 1), (narrow.Received[new("a")], narrow.Waited));
    }

    [Fact]
    public async Task What_agents_carried_when_the_hour_began_counts()
    {
        var hour = await HourAsync("a", "b");
        await hour.AtAsync(10);
        foreach (var buyer in new[] { "one", "two", "three" })
            await hour.BuyerAsync(buyer, message => message with { Named = new("a") });
        await hour.AtAsync(20);
        hour.Begin();
        await hour.AtAsync(60);
        await hour.BuyerAsync("four");
        await hour.BuyerAsync("five");

        var again = await Rehearsal.RunAsync(hour.Configuration(), hour.Kept(), CancellationToken.None);

        Assert.Equal(2, again.Received[new("b")]);
        Assert.False(again.Received.ContainsKey(new("a")));
        AssertSame(hour.Really, again);
    }

    [Fact]
    public async Task What_people_handed_over_goes_to_the_same_agent_whatever_the_rules_say()
    {
        var hour = await HourAsync("a", "b");
        await hour.AtAsync(60);
        await hour.BuyerAsync("buyer", message => message with { Named = new("a") });
        await hour.AtAsync(70);
        await hour.TransferAsync("buyer", "b");

        var again = await Rehearsal.RunAsync(hour.Configuration(agent => agent with { Weight = agent.Agent.Value == "b" ? 0 : 100 }), hour.Kept(), CancellationToken.None);

        AssertSame(hour.Really, again);
    }

    private static async Task<PlayedHour> HourAsync(params string[] agents)
    {
        var hour = new PlayedHour();
        await hour.Shop.ConfigureAsync(Settings);
        await hour.Shop.StaffAsync(agents);
        hour.Begin();
        return hour;
    }

    // Answers of different speed, a pause, a lost connection, a full shop, an empty one.
    private static async Task<PlayedHour> BusyHourAsync()
    {
        var hour = await HourAsync("a", "b", "c");
        for (var i = 0; i < 30; i++)
        {
            await hour.AtAsync(10 + (i * 7));
            await hour.BuyerAsync($"buyer-{i}");
            if (i % 3 == 0 && hour.Shop.OwnerOf($"buyer-{i}") is not null)
                await hour.ReplyAsync($"buyer-{i}");
            if (i == 8)
                await hour.Shop.PauseAsync("b");
            if (i == 12)
                await hour.Shop.ResumeAsync("b");
            if (i == 15)
                await hour.Shop.LoseAsync("c");
        }

        await hour.AtAsync(400);
        foreach (var buyer in Enumerable.Range(0, 30).Select(i => $"buyer-{i}").Where(buyer => hour.Shop.OwnerOf(buyer) is not null))
            await hour.ReplyAsync(buyer);
        await hour.AtAsync(1_100);
        foreach (var agent in new[] { "a", "b", "c" })
            await hour.Shop.LeaveAsync(agent, force: true);
        await hour.AtAsync(1_200);
        await hour.BuyerAsync("late");
        return hour;
    }

    private static void AssertSame(HourCount expected, HourCount actual)
    {
        Assert.Equal(expected.Received.OrderBy(agent => agent.Key.Value), actual.Received.OrderBy(agent => agent.Key.Value));
        Assert.Equal((expected.Waited, expected.Left), (actual.Waited, actual.Left));
    }
}
