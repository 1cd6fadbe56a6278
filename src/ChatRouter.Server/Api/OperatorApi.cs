using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What the operator of the installation sets of a shop. Its owner reads it, and cannot change it.</summary>
public static class OperatorApi
{
    public static IEndpointRouteBuilder MapOperator(this IEndpointRouteBuilder app)
    {
        app.MapPut("/internal/shops/{key}/standing", SetAsync).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("SetShopStanding").WithSummary("Replaces a shop's level and category, and says whether it may serve buyers.")
            .WithDescription("Only the operator may, by `X-Ops-Token` or from the machine itself; the shop's people read them with `GET /api/v1/shop`. Buyers of a shop that is `pending` or `suspended` are refused with `shopDisabled`.")
            .Produces<ShopStanding>().Refuses(400, 401, 403, 404, 503);
        return app;
    }

    private static async Task<IResult> SetAsync(string key, ShopStanding request, OperatorDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetAsync(key, request, cancellationToken)).OkAs(standing => standing);
}
