using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What a television on the wall shows: figures, groups and agents, no buyers.</summary>
public static class WallApi
{
    public const string RateLimit = "walls";

    private static readonly Rejection NoBoard = new(ErrorCode.Unavailable, "Nothing is known of the shop yet. Try again.", TimeSpan.FromSeconds(1));

    /// <summary>A shop at one moment. Ask again every <paramref name="EveryMs"/> milliseconds.</summary>
    public sealed record Wall(
        string ShopName, DateTimeOffset At, DateTimeOffset ServerTime, int EveryMs, BoardFigures Figures, DayFigures Day, IReadOnlyList<BoardGroup> Groups, IReadOnlyList<BoardAgent> Agents);

    public static IEndpointRouteBuilder MapWall(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/wall", ShowAsync).RequireAuthorization(Policies.Kiosk).RequireRateLimiting(RateLimit).WithTags("Wall").WithName("ShowWall").WithSummary("A shop's figures for a screen on the wall, by a kiosk's token as bearer.")
            .Produces<Wall>().Refuses(401, 429, 503);
        return app;
    }

    private static async Task<IResult> ShowAsync(ClaimsPrincipal kiosk, HttpResponse response, ShopBoards boards, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var id = Principals.ShopOf(kiosk)!.Value;
        return await shops.FindAsync(id, cancellationToken) is { } shop && await boards.LatestAsync(id, cancellationToken) is { } board
            ? Results.Ok(new Wall(shop.Name, board.At, clock.GetUtcNow(), board.EveryMs, board.Figures, board.Day, board.Groups, board.Agents))
            : Problems.Of(StatusCodes.Status503ServiceUnavailable, NoBoard);
    }
}
