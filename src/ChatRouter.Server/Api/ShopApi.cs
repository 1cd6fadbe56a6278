using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What a shop's administrators set for its desks.</summary>
public static class ShopApi
{
    public static IEndpointRouteBuilder MapShop(this IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup("/api/v1/shop").WithTags("Shop").RequireAdminOrKey(KeyScopes.ShopWrite);
        shop.MapPut("/forbidden-words", SetWordsAsync).WithName("SetForbiddenWords").Produces(204).Refuses(400, 401, 403, 503);
        shop.MapPut("/transfer-reasons", SetReasonsAsync).WithName("SetTransferReasons").Produces(204).Refuses(400, 401, 403, 503);
        shop.MapPut("/order-connector", SetConnectorAsync).WithName("SetOrderConnector").Produces(204).Refuses(400, 401, 403, 503);
        shop.MapDelete("/order-connector", RemoveConnectorAsync).WithName("RemoveOrderConnector").Produces(204).Refuses(401, 403, 503);
        return app;
    }

    public sealed record ForbiddenWordList([property: Required] IReadOnlyList<ForbiddenWord> Words);

    public sealed record TransferReasonList([property: Required] IReadOnlyList<string> Reasons);

    public sealed record OrderConnectorRequest([property: Required] string Url, [property: Required] string Secret);

    private static async Task<IResult> SetWordsAsync(ForbiddenWordList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.SetForbiddenWordsAsync(ShopOf(user), request.Words, cancellationToken));

    private static async Task<IResult> SetReasonsAsync(TransferReasonList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.SetTransferReasonsAsync(ShopOf(user), request.Reasons, cancellationToken));

    private static async Task<IResult> SetConnectorAsync(OrderConnectorRequest request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.SetOrderConnectorAsync(ShopOf(user), new(request.Url, request.Secret), cancellationToken));

    private static async Task<IResult> RemoveConnectorAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.SetOrderConnectorAsync(ShopOf(user), null, cancellationToken));

    private static ShopId ShopOf(ClaimsPrincipal user) => Principals.ActorOf(user).Shop;
}
