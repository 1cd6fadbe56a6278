using System.Security.Claims;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Orders;

namespace ChatRouter.Server.Api;

/// <summary>What an agent may read around a conversation that he may see: the buyer, his orders, and how the conversation came to where it is.</summary>
public static class ConversationsApi
{
    public static IEndpointRouteBuilder MapConversations(this IEndpointRouteBuilder app)
    {
        var conversation = app.MapGroup("/api/v1/conversations/{id}").WithTags("Conversations").RequireAuthorization(Policies.Desk);
        conversation.MapGet("/buyer", BuyerAsync).WithName("GetBuyer").Produces<BuyerFile>().Refuses(401, 403, 404, 503);
        conversation.MapGet("/orders", OrdersAsync).WithName("GetOrders").Produces<OrderPage>().Refuses(401, 403, 404, 502, 503, 504);
        conversation.MapPost("/orders/{order}/changes", ChangeOrderAsync).WithName("ChangeOrder").Produces<OrderChangeResult>().Refuses(400, 401, 403, 404, 409, 502, 503, 504);
        conversation.MapGet("/assignments", AssignmentsAsync).WithName("GetAssignments").Produces<AssignmentHistory>().Refuses(401, 403, 404, 503);
        return app;
    }

    private static readonly Rejection Unknown = new(ErrorCode.UnknownConversation, "There is no such conversation.");

    private static async Task<IResult> BuyerAsync(string id, ClaimsPrincipal user, BuyerRecords buyers, IShopStore shops, CancellationToken cancellationToken)
    {
        var agent = Principals.AgentOf(user)!;
        return await buyers.FindAsync(agent, new(id), cancellationToken) is { } record
            ? Results.Ok(BuyerFile.Of(record, await NamesAsync(agent.Shop, shops, cancellationToken)))
            : Problems.Of(Unknown);
    }

    /// <param name="refresh">True asks the shop whatever is known here.</param>
    private static async Task<IResult> OrdersAsync(string id, ClaimsPrincipal user, BuyerOrders orders, CancellationToken cancellationToken, bool refresh = false) =>
        (await orders.OfConversationAsync(Principals.AgentOf(user)!, new(id), refresh, cancellationToken)).OkOr();

    private static async Task<IResult> ChangeOrderAsync(string id, string order, OrderChange change, ClaimsPrincipal user, OrderChanges changes, CancellationToken cancellationToken) =>
        (await changes.DoAsync(Principals.AgentOf(user)!, new(id), order, change, cancellationToken)).OkOr();

    private static async Task<IResult> AssignmentsAsync(string id, ClaimsPrincipal user, BuyerRecords buyers, IShopStore shops, CancellationToken cancellationToken)
    {
        var agent = Principals.AgentOf(user)!;
        if (await buyers.AssignmentsAsync(agent, new(id), cancellationToken) is not { } records)
            return Problems.Of(Unknown);
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        var names = await NamesAsync(agent.Shop, shops, cancellationToken);
        return Results.Ok(new AssignmentHistory([.. records.Select(record => AssignmentView.Of(record, names, shop))]));
    }

    private static async Task<IReadOnlyDictionary<AgentId, string>> NamesAsync(ShopId shop, IShopStore shops, CancellationToken cancellationToken) =>
        (await shops.AccountsAsync(shop, cancellationToken)).ToDictionary(account => account.Id, account => account.DisplayName);
}
