using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>A shop's assessed hours hold for all that its reply rates are told by, once they are published.</summary>
public sealed class AssessedHoursTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Duty = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("UTC", null, null, 10)]
    [InlineData("UTC", "08:00", "24:00", 10)]
    [InlineData("UTC", "10:00", "24:00", 0)]
    [InlineData("Asia/Shanghai", "10:00", "24:00", 10)]
    public async Task The_board_and_its_alarms_judge_only_turns_of_those_hours(string zone, string? from, string? to, int judged)
    {
        await using var shop = await SmallShop.OpenAsync();
        // Nine o'clock.
        await PublishAsync(shop, new() { TimeZone = zone, Assessed = from is null ? null : new(from, to!) });
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        for (var i = 0; i < 10; i++)
            await shop.WriteAsync($"u:{i}");
        shop.Clock.Advance(TimeSpan.FromSeconds(181));

        var board = await shop.Get<ShopBoards>().LatestAsync(SmallShop.Id, None);
        await shop.Get<AlarmLooks>().LookAsync([SmallShop.Id], Duty, None);

        var alarms = (await shop.Get<AlarmDesk>().OpenAsync(SmallShop.Id, None)).Open;
        Assert.Equal((judged, judged > 0), (board!.Day.LastHalfHour.Judged, alarms.Any(alarm => alarm.Kind == AlarmKind.SlowReplies)));
        Assert.Equal(from is null ? null : $"{from}\u2013{to}", board.Day.Assessed);
    }

    private static async Task PublishAsync(SmallShop shop, ShiftPlan shifts)
    {
        var plan = RoutingPlan.Of((await shop.Get<IShopStore>().FindAsync(SmallShop.Id, None))!) with { Shifts = shifts };
        Assert.True(await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(2, new("boss"), "hours", shop.Clock.GetUtcNow(), null), plan), null, None));
    }
}
