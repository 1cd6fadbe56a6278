using System.ComponentModel;
using System.Security.Claims;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Orders;

namespace ChatRouter.Server.Api;

/// <summary>What an agent may read around a conversation that he may see: the buyer, his orders, and how the conversation came to where it is.</summary>
public static class ConversationsApi
{
    public static IEndpointRouteBuilder MapConversations(this IEndpointRouteBuilder app)
    {
        var conversation = app.MapGroup("/api/v1/conversations/{id}").WithTags("Conversations").RequireAuthorization(Policies.Desk);
        conversation.MapGet("/buyer", BuyerAsync).WithName("GetBuyer").WithSummary("Who the buyer of a conversation is, and his earlier conversations.")
            .Produces<BuyerFile>().Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation);
        conversation.MapGet("/orders", OrdersAsync).WithName("GetOrders").WithSummary("The buyer's orders, as the shop's order service tells them.")
            .Produces<OrderPage>().Refuses(401, 403).Refuses(404, ErrorCode.UnknownConversation).Refuses(502, ErrorCode.OrdersFailed).Refuses(503, ErrorCode.OrdersPaused, ErrorCode.Unavailable).Refuses(504, ErrorCode.OrdersTimeout);
        conversation.MapPost("/orders/{order}/changes", ChangeOrderAsync).WithName("ChangeOrder").WithSummary("Has the shop's order service change an order of the buyer. Repeatable by its idempotencyKey.")
            .Produces<OrderChangeResult>().Refuses(400, 401, 403)
            .Refuses(404, ErrorCode.UnknownConversation, ErrorCode.UnknownOrder).Refuses(409, ErrorCode.NotOwner, ErrorCode.OrderActionNotOffered).Refuses(502, ErrorCode.OrdersFailed).Refuses(503, ErrorCode.OrdersPaused, ErrorCode.Unavailable).Refuses(504, ErrorCode.OrdersTimeout);
        app.MapGet("/api/v1/conversations/{id}/assignments", AssignmentsAsync).WithTags("Conversations").RequireDeskOrKey(KeyScopes.ConversationsRead).WithName("GetAssignments").WithSummary("Every placement of a conversation, with its reason.")
            .Produces<AssignmentHistory>().Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation);
        return app;
    }

    private static readonly Rejection Unknown = new(ErrorCode.UnknownConversation, "There is no such conversation.");

    private static async Task<IResult> BuyerAsync(string id, ClaimsPrincipal user, BuyerRecords buyers, IShopStore shops, CancellationToken cancellationToken)
    {
        var agent = Principals.AgentOf(user)!;
        if (await buyers.FindAsync(agent, new(id), cancellationToken) is not { } record)
            return Problems.Of(Unknown);
        var blocked = (await shops.FindAsync(agent.Shop, cancellationToken))?.Blocked.GetValueOrDefault(record.Conversation.Buyer);
        return Results.Ok(BuyerFile.Of(record, await NamesAsync(agent.Shop, shops, cancellationToken), blocked));
    }

    private static async Task<IResult> OrdersAsync(string id, ClaimsPrincipal user, BuyerOrders orders, CancellationToken cancellationToken, [Description("True asks the shop whatever is known here.")] bool refresh = false) =>
        (await orders.OfConversationAsync(Principals.AgentOf(user)!, new(id), refresh, cancellationToken)).OkOr();

    private static async Task<IResult> ChangeOrderAsync(string id, string order, OrderChange change, ClaimsPrincipal user, OrderChanges changes, CancellationToken cancellationToken) =>
        (await changes.DoAsync(Principals.AgentOf(user)!, new(id), order, change, cancellationToken)).OkOr();

    private static async Task<IResult> AssignmentsAsync(string id, ClaimsPrincipal user, BuyerRecords buyers, IShopStore shops, IRoutingStore routing, CancellationToken cancellationToken)
    {
        var agent = Principals.ActorOf(user);
        if (await buyers.AssignmentsAsync(agent, new(id), cancellationToken) is not { } records)
            return Problems.Of(Unknown);
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        var names = await NamesAsync(agent.Shop, shops, cancellationToken);
        var rules = await RulesInForce.OfAsync(routing, agent.Shop, [.. records.Select(record => record.At)], cancellationToken);
        return Results.Ok(new AssignmentHistory([.. records.Select(record => AssignmentView.Of(record, names, shop, rules))]));
    }

    private static async Task<IReadOnlyDictionary<AgentId, string>> NamesAsync(ShopId shop, IShopStore shops, CancellationToken cancellationToken) =>
        (await shops.AccountsAsync(shop, cancellationToken)).ToDictionary(account => account.Id, account => account.DisplayName);
}
