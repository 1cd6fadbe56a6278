using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>What a shop's backend tells of its buyers: for API keys of the scope <c>buyers:write</c>, and its administrators.</summary>
public static class BuyersApi
{
    private const int MaxIdLength = 128;

    public static IEndpointRouteBuilder MapBuyers(this IEndpointRouteBuilder app)
    {
        var buyers = app.MapGroup("/api/v1/buyers").WithTags("Buyers").RequireAdminOrKey(KeyScopes.BuyersWrite);
        buyers.MapPut("/{id}/orders", SetOrdersAsync).WithName("SetBuyerOrders").WithSummary("Replaces what is known of a buyer's orders; who waits is routed by it at once.")
            .Produces(204).Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.IdempotencyConflict);
        return app;
    }

    /// <param name="State"><c>unpaid</c>, <c>paid</c>, <c>shipped</c>, <c>received</c>, <c>refund</c>, or one of the shop's own.</param>
    public sealed record OrderRequest([property: Required(AllowEmptyStrings = true)] string Id, [property: Required(AllowEmptyStrings = true)] string State);

    /// <param name="Orders">All of his orders that matter; empty: he has none.</param>
    public sealed record OrdersRequest([property: Required] IReadOnlyList<OrderRequest> Orders);

    private static async Task<IResult> SetOrdersAsync(
        [MaxLength(MaxIdLength), Description("The shop's own id of the buyer, as `sub` of its tokens.")] string id, OrdersRequest request, ClaimsPrincipal user, PushedOrders pushed, CancellationToken cancellationToken,
        [FromHeader(Name = RepeatedRequests.Header), Description(RepeatedRequests.Description)] string? key = null) =>
        Problems.NoContentOr(await pushed.SetAsync(
            Principals.ActorOf(user).Shop, new($"{BuyerOrigin.VerifiedPrefix}{id}"), [.. request.Orders.Select(order => new BuyerOrder(order?.Id ?? "", new OrderState(order?.State ?? "")))], key,
            cancellationToken));
}
