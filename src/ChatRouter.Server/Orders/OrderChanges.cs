using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Orders;

/// <summary>Has the shop's service change an order of the buyer whom an agent serves. Whatever came of it stands in the audit, without the words.</summary>
public sealed class OrderChanges(AgentConversations conversations, IShopStore shops, BuyerOrders orders, IAuditStore audit, TimeProvider clock)
{
    private static readonly Rejection UnknownOrder = new(ErrorCode.UnknownOrder, "The buyer has no such order.");

    private static readonly Rejection NotOffered = new(ErrorCode.OrderActionNotOffered, "The shop's service does not offer this for the order.");

    /// <summary>Repeatable by the key: the service does it once.</summary>
    public async Task<Result<OrderChangeResult>> DoAsync(AgentIdentity agent, ConversationId id, string orderId, OrderChange change, CancellationToken cancellationToken)
    {
        if (change.Check() is { } invalid)
            return invalid;
        if (await conversations.FindAsync(agent, id, cancellationToken) is not { } conversation || await shops.FindAsync(agent.Shop, cancellationToken) is not { } shop)
            return Unknown;
        if (conversation.Owner != agent.Agent && !agent.Role.Includes(AccountRole.Supervisor))
            return new Rejection(ErrorCode.NotOwner, "The conversation is with somebody else by now.");
        if (!(await orders.OfConversationAsync(agent, id, refresh: false, cancellationToken)).Succeeded(out var page, out var rejection))
            return rejection;
        if (page.Orders.FirstOrDefault(order => order.Id == orderId) is not { } order)
            return UnknownOrder;
        if (orders.ConnectorOf(shop, conversation.Buyer) is not { } connector || !(order.Actions ?? []).Any(action => action.Kind == change.Kind && action.Refused is null))
            return NotOffered;
        // Once asked for it is waited for, though the agent leaves: what came of it has to be written down.
        var result = await connector.ChangeAsync(shop, conversation.Buyer, agent.Agent, orderId, change, CancellationToken.None);
        orders.Forget(agent.Shop, conversation.Buyer);
        await audit.WriteAsync(agent, AuditAction.ChangedOrder, id.Value, $"{change.Kind} {orderId}: {Told(result)}", clock, CancellationToken.None);
        return result;
    }

    private static Rejection Unknown => new(ErrorCode.UnknownConversation, "There is no such conversation.");

    private static string Told(Result<OrderChangeResult> result) => result.Succeeded(out var answer, out var rejection) ? answer.Done ? "done" : "not done" : rejection.Code;
}
