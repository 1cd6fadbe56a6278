using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What the operator of the installation sets of a shop. Its owner reads it, and cannot change it.</summary>
public static class OperatorApi
{
    private static readonly AgentId Operator = new("operator");

    public static IEndpointRouteBuilder MapOperator(this IEndpointRouteBuilder app)
    {
        app.MapPut("/internal/shops/{key}/standing", SetAsync).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("SetShopStanding").WithSummary("Replaces a shop's level and category.")
            .WithDescription("Only the operator may, by `X-Ops-Token` or from the machine itself; the shop's people read them with `GET /api/v1/shop`.")
            .Produces<ShopStanding>().Refuses(400, 401, 403, 404, 503);
        return app;
    }

    private static async Task<IResult> SetAsync(string key, ShopStanding request, IShopStore shops, ShopEditor editor, CancellationToken cancellationToken)
    {
        var wanted = new ShopStanding(ShopStanding.Read(request.Level, out var levelFits), ShopStanding.Read(request.Category, out var categoryFits));
        if (!levelFits || !categoryFits)
        {
            return Problems.Of(new Rejection(ErrorCode.InvalidArgument, $"Level and category have at most {ShopStanding.MaxLength} characters, in one line.")
            {
                Fields = new Dictionary<string, bool> { ["level"] = levelFits, ["category"] = categoryFits }.Where(field => !field.Value).ToDictionary(field => field.Key, _ => FieldFault.TooLong),
            });
        }

        var saved = await shops.FindByPublicKeyAsync(key, cancellationToken) is not { } shop ? null : await editor.ChangeAsync(
            new(shop.Id, Operator, Operator.Value, AccountRole.Ops, ""), before => before with { Level = wanted.Level, Category = wanted.Category }, AuditAction.ChangedStanding, "",
            (before, after) => AuditDetail.OfFields(("level", before.Level, after.Level), ("category", before.Category, after.Category)), cancellationToken);
        return saved is null ? Problems.Of(new Rejection(ErrorCode.NotFound, "There is no such shop.")) : Results.Ok(wanted);
    }
}
