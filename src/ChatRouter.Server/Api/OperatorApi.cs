using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>The installation's shops, and what its operator sets of one: the owner reads that, and cannot change it.</summary>
public static class OperatorApi
{
    private static readonly Rejection NoStatus = new(ErrorCode.InvalidArgument, "'status' is active, pending or suspended.")
    {
        Fields = new Dictionary<string, string> { ["status"] = FieldFault.Malformed },
    };

    public static IEndpointRouteBuilder MapOperator(this IEndpointRouteBuilder app)
    {
        app.MapPut("/internal/shops/{key}/standing", SetAsync).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("SetShopStanding").WithSummary("Replaces a shop's level and category, and says whether it may serve buyers.")
            .WithDescription("Only the operator may, by `X-Ops-Token` or from the machine itself; the shop's people read them with `GET /api/v1/shop`. Buyers of a shop that is `pending` or `suspended` are refused with `shopDisabled`.")
            .Produces<ShopStanding>().Refuses(400, 401, 403, 404, 503);
        app.MapGet("/internal/shops", ListAsync).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("ListShops").WithSummary("The shops of the installation, a page at a time.")
            .WithDescription($"`status` is one of {string.Join(", ", QueryWords.Of<ShopStatus>().Select(status => $"`{status}`"))}: `pending` are those that wait for review.")
            .Produces<ShopPage>().Refuses(400, 401, 403, 503);
        return app;
    }

    /// <param name="Reason">Why it is pending or suspended.</param>
    /// <param name="Serving">It takes what buyers write: the operator lets it, and it wants to.</param>
    public sealed record ListedShop(string Key, string Name, ShopStatus Status, string? Reason, bool Serving, string? Level, string? Category)
    {
        internal static ListedShop Of(Shop shop) => new(shop.PublicKey, shop.Name, shop.Status, shop.StatusReason, shop.Serves, shop.Level, shop.Category);
    }

    /// <param name="Next">Ask again with it as <c>after</c>; none: that was all.</param>
    public sealed record ShopPage(IReadOnlyList<ListedShop> Shops, ShopId? Next);

    private static async Task<IResult> ListAsync(
        IShopStore shops, CancellationToken cancellationToken, [Description("Only those of that status.")] string? status = null,
        [RegularExpression(Paging.Name), Description(Paging.Cursor)] string? after = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        if (!QueryWords.TryRead<ShopStatus>(status, out var wanted))
            return Problems.Of(NoStatus);
        var (page, next) = Paging.Of(await shops.AllAsync(wanted, after is null ? null : new(after), limit + 1, cancellationToken), limit, shop => (ShopId?)shop.Id);
        return Results.Ok(new ShopPage([.. page.Select(ListedShop.Of)], next));
    }

    private static async Task<IResult> SetAsync(string key, ShopStanding request, OperatorDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetAsync(key, request, cancellationToken)).OkAs(standing => standing);
}
