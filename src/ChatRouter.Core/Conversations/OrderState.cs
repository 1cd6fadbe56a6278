using System.Text.Json.Serialization;

namespace ChatRouter.Core.Conversations;

/// <summary>The state of a buyer's order that decides which groups serve him. Shops may add states of their own.</summary>
[JsonConverter(typeof(IdJsonConverter<OrderState>))]
public readonly record struct OrderState(string Value) : IId<OrderState>
{
    /// <summary>无活跃订单</summary>
    public static readonly OrderState None = new("none");

    /// <summary>待付款</summary>
    public static readonly OrderState Unpaid = new("unpaid");

    /// <summary>未发货</summary>
    public static readonly OrderState Paid = new("paid");

    /// <summary>已发货</summary>
    public static readonly OrderState Shipped = new("shipped");

    /// <summary>已签收</summary>
    public static readonly OrderState Received = new("received");

    /// <summary>退款/售后</summary>
    public static readonly OrderState Refund = new("refund");

    /// <summary>Those that every shop has, as an order goes through them.</summary>
    public static readonly IReadOnlyList<OrderState> Known = [None, Unpaid, Paid, Shipped, Received, Refund];

    private static readonly string[] ByUrgency = ["none", "received", "unpaid", "shipped", "paid", "refund"];

    public static OrderState From(string value) => new(value);

    /// <summary>The most urgent of a buyer's open orders: refund, paid, shipped, unpaid, received, none; a shop's own states rank with received, ties by name.</summary>
    public static OrderState MostUrgent(IEnumerable<OrderState> states) =>
        states.OrderByDescending(s => s.Urgency).ThenBy(s => s.Value, StringComparer.Ordinal).FirstOrDefault(None);

    public override string ToString() => Value;

    /// <summary>The more urgent, the higher; what has nothing left to do is 0 or 1.</summary>
    public int Urgency => Array.IndexOf(ByUrgency, Value) is var rank and >= 0 ? rank : 1;
}
