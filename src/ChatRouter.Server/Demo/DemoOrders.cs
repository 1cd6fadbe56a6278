using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Orders;

namespace ChatRouter.Server.Demo;

/// <summary>The demo shop's orders: the same few for a buyer each time, their numbers made from his id.</summary>
public sealed class DemoOrders(TimeProvider clock) : IOrderConnector
{
    public Task<Result<Order[]>> OfBuyerAsync(Shop shop, BuyerId buyer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Result<Order[]> orders = new Order[]
        {
            new()
            {
                Id = NumberOf(buyer, 7_710), State = OrderState.Received, Total = "¥59.00", PlacedAt = now.AddDays(-12), PaidAt = now.AddDays(-12).AddMinutes(3),
                Logistics = "中通快递 已签收", Items = [new("羊毛针织帽", "米白 均码", 1, "¥59.00")],
            },
            new()
            {
                Id = NumberOf(buyer, 8_841), State = OrderState.Paid, Total = "¥459.00", PlacedAt = now.AddHours(-20), PaidAt = now.AddHours(-20).AddMinutes(2),
                Items = [new("云感轻羽绒服", "藏青 M", 1, "¥399.00"), new("加绒打底衫", "黑色 M", 1, "¥60.00")],
            },
            new()
            {
                Id = NumberOf(buyer, 9_026), State = OrderState.Shipped, Total = "¥128.00", PlacedAt = now.AddDays(-3), PaidAt = now.AddDays(-3).AddMinutes(1),
                Logistics = "顺丰 SF1042738816 已到达哈尔滨中转场", Items = [new("防风保暖手套", "深灰 L", 2, "¥64.00")],
            },
        };
        return Task.FromResult(orders);
    }

    // FNV-1a: a string's own hash is another one in every process.
    private static string NumberOf(BuyerId buyer, int end) =>
        $"2391{buyer.Value.Aggregate(2_166_136_261u, (hash, c) => (hash ^ c) * 16_777_619u) % 10_000_000_000 % 1_000_000:d6}{end}";
}
