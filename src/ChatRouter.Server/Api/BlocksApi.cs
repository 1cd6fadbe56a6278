using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>黑名单: buyers from whom a shop takes nothing, blocked by who serves them, or by the shop.</summary>
public static class BlocksApi
{
    private const string BuyerIdMeaning = "As conversations tell it: `u:` and the shop's own id, or a guest's.";

    public static IEndpointRouteBuilder MapBlocks(this IEndpointRouteBuilder app)
    {
        var served = app.MapGroup("/api/v1/conversations/{id}/block").WithTags("Conversations").RequireAuthorization(Policies.Desk);
        served.MapPut("", BlockServedAsync).WithName("BlockBuyer").WithSummary("Takes nothing more from the conversation's buyer. For who serves or served him, and supervisors. Repeatable; the first reason stays.")
            .Produces<BlockedBuyer>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownConversation).Refuses(409, ErrorCode.NotOwner, ErrorCode.TooManyBlocked);
        served.MapDelete("", UnblockServedAsync).WithName("UnblockBuyer").WithSummary("Lets the conversation's buyer write again. Repeatable.")
            .Produces(204).Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation).Refuses(409, ErrorCode.NotOwner);

        app.MapGet("/api/v1/shop/blocked-buyers", ListAsync).WithTags("Shop").RequireSupervisorOrKey(KeyScopes.ShopRead).WithName("ListBlockedBuyers").WithSummary("From whom the shop takes nothing, the latest first.")
            .Produces<BlockedList>().Refuses(401, 403, 404, 503);
        var listed = app.MapGroup("/api/v1/shop/blocked-buyers/{buyer}").WithTags("Shop").RequireSupervisorOrKey(KeyScopes.ShopWrite);
        listed.MapPut("", BlockAsync).WithName("BlockListedBuyer").WithSummary("Takes nothing more from a buyer, who need not have written yet. Repeatable; the first reason stays.")
            .Produces<BlockedBuyer>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.TooManyBlocked);
        listed.MapDelete("", UnblockAsync).WithName("UnblockListedBuyer").WithSummary("Lets a buyer write again. Repeatable.").Produces(204).Refuses(401, 403, 404, 503);
        return app;
    }

    /// <param name="Reason">For colleagues, in one line; buyers are not told.</param>
    public sealed record BlockRequest([property: Required, MaxLength(BuyerBlocks.MaxReasonLength)] string Reason);

    public sealed record BlockedList(IReadOnlyList<BlockedBuyer> Buyers);

    private static async Task<IResult> BlockServedAsync(string id, BlockRequest request, ClaimsPrincipal user, BuyerBlocks blocks, CancellationToken cancellationToken) =>
        (await blocks.BlockAsync(Principals.AgentOf(user)!, new ConversationId(id), request.Reason, cancellationToken)).OkOr();

    private static async Task<IResult> UnblockServedAsync(string id, ClaimsPrincipal user, BuyerBlocks blocks, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await blocks.UnblockAsync(Principals.AgentOf(user)!, new ConversationId(id), cancellationToken));

    private static async Task<IResult> ListAsync(ClaimsPrincipal user, BuyerBlocks blocks, CancellationToken cancellationToken) =>
        (await blocks.ListAsync(Principals.ActorOf(user).Shop, cancellationToken)).OkAs(buyers => new BlockedList(buyers));

    private static async Task<IResult> BlockAsync([Description(BuyerIdMeaning)] string buyer, BlockRequest request, ClaimsPrincipal user, BuyerBlocks blocks, CancellationToken cancellationToken) =>
        (await blocks.BlockAsync(Principals.ActorOf(user), new BuyerId(buyer), request.Reason, cancellationToken)).OkOr();

    private static async Task<IResult> UnblockAsync([Description(BuyerIdMeaning)] string buyer, ClaimsPrincipal user, BuyerBlocks blocks, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await blocks.UnblockAsync(Principals.ActorOf(user), new BuyerId(buyer), cancellationToken));
}
