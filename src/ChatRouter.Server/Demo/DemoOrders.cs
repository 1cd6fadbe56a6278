using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Orders;

namespace ChatRouter.Server.Demo;

/// <summary>The demo shop's orders: the same few for a buyer each time, their numbers made from his id. What agents change of them is kept until the server stops.</summary>
public sealed class DemoOrders(TimeProvider clock) : IOrderConnector
{
    private const int MaxChanges = 1_000;

    private static readonly OfferedAction[] Both = [new(OrderChange.ChangeAddress), new(OrderChange.Note)];

    private static readonly OfferedAction[] AfterShipping = [new(OrderChange.ChangeAddress, "已发货，不能改址"), new(OrderChange.Note)];

    private readonly ConcurrentDictionary<(ShopId Shop, string Order), Order> _changed = new();

    public Task<Result<ShopAnswer>> OfBuyerAsync(Shop shop, BuyerId buyer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Order[] orders =
        [
            new()
            {
                Id = NumberOf(buyer, 7_710), State = OrderState.Received, Total = "¥59.00", PlacedAt = now.AddDays(-12), PaidAt = now.AddDays(-12).AddMinutes(3),
                Logistics = "中通快递 已签收", Items = [new("羊毛针织帽", "米白 均码", 1, "¥59.00")], Actions = AfterShipping,
            },
            new()
            {
                Id = NumberOf(buyer, 8_841), State = OrderState.Paid, Total = "¥459.00", PlacedAt = now.AddHours(-20), PaidAt = now.AddHours(-20).AddMinutes(2),
                Items = [new("云感轻羽绒服", "藏青 M", 1, "¥399.00"), new("加绒打底衫", "黑色 M", 1, "¥60.00")], Address = "哈尔滨市南岗区***", Actions = Both,
            },
            new()
            {
                Id = NumberOf(buyer, 9_026), State = OrderState.Shipped, Total = "¥128.00", PlacedAt = now.AddDays(-3), PaidAt = now.AddDays(-3).AddMinutes(1),
                Logistics = "顺丰 SF1042738816 已到达哈尔滨中转场", Items = [new("防风保暖手套", "深灰 L", 2, "¥64.00")], Actions = AfterShipping,
            },
        ];
        Footprint[] seen =
        [
            new("云感轻羽绒服", "¥399.00", now.AddMinutes(-4), Id: "down-1"),
            new("防风保暖手套", "¥64.00", now.AddMinutes(-11), Id: "gloves-2"),
            new("加绒雪地靴", "¥269.00", now.AddDays(-1), Id: "boots-3"),
        ];
        Coupon[] coupons = [new("新客券", "满200减20", now.AddDays(6)), new("会员券", "满99减5", now.AddDays(-1), Used: true)];
        return Task.FromResult<Result<ShopAnswer>>(new ShopAnswer([.. orders.Select(order => AsChanged(shop.Id, order))], seen, coupons));
    }

    public Task<Result<OrderChangeResult>> ChangeAsync(Shop shop, BuyerId buyer, AgentId by, string orderId, OrderChange change, CancellationToken cancellationToken)
    {
        if (_changed.Count >= MaxChanges)
            _changed.Clear();
        _changed.AddOrUpdate((shop.Id, orderId), _ => Changed(new() { Id = orderId, State = OrderState.None }, change), (_, before) => Changed(before, change));
        return Task.FromResult<Result<OrderChangeResult>>(new OrderChangeResult(true));
    }

    private Order AsChanged(ShopId shop, Order order) => _changed.TryGetValue((shop, order.Id), out var changed)
        ? order with { Address = changed.Address ?? order.Address, Note = changed.Note, Flagged = changed.Flagged }
        : order;

    private static Order Changed(Order before, OrderChange change) =>
        change.Kind == OrderChange.ChangeAddress ? before with { Address = change.Text } : before with { Note = change.Text, Flagged = change.Flagged };

    // FNV-1a: a string's own hash is another one in every process.
    private static string NumberOf(BuyerId buyer, int end) =>
        $"2391{buyer.Value.Aggregate(2_166_136_261u, (hash, c) => (hash ^ c) * 16_777_619u) % 10_000_000_000 % 1_000_000:d6}{end}";
}
