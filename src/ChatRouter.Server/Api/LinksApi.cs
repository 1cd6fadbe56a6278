using System.ComponentModel.DataAnnotations;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>What the page <c>/join</c> does with a link's token. The token comes in the body, so that no address or log holds it.</summary>
public static class LinksApi
{
    /// <summary>The rate limit of what takes a link's token or a password, per address.</summary>
    public const string RateLimit = "links";

    public static IEndpointRouteBuilder MapLinks(this IEndpointRouteBuilder app)
    {
        var links = app.MapGroup("/api/v1/links").WithTags("Links").AllowAnonymous().RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(SessionsApi.MaxBytes));
        links.MapPost("/look", LookAsync).WithName("LookAtLink").WithSummary("Whose link it is; does not use it up.").Produces<LinkOwner>().Refuses(400, 429, 503).Refuses(404, ErrorCode.LinkInvalid);
        links.MapPost("/redeem", RedeemAsync).WithName("RedeemLink").WithSummary("Sets the password, once.")
            .Produces(204).Refuses(429, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.PasswordTooShort, ErrorCode.PasswordTooLong, ErrorCode.PasswordCommon).Refuses(404, ErrorCode.LinkInvalid).Refuses(409, ErrorCode.ChangedMeanwhile);
        return app;
    }

    public sealed record LookRequest([property: Required, MaxLength(128)] string Token);

    /// <param name="DisplayName">Taken with an invitation only.</param>
    public sealed record RedeemRequest([property: Required, MaxLength(128)] string Token, [property: Required, MaxLength(1_000)] string Password, [property: MaxLength(100)] string? DisplayName = null);

    /// <param name="Shop">The shop's key, as it is typed to sign in.</param>
    public sealed record LinkOwner(AccountLinkKind Kind, string Shop, string ShopName, string Account, string DisplayName, DateTimeOffset ExpiresAt);

    private static async Task<IResult> LookAsync(LookRequest request, HttpResponse response, AccountLinks links, IShopStore shops, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var looked = await links.LookAsync(request.Token, cancellationToken);
        if (looked.Rejection is { } none)
            return Problems.Of(none);
        var (link, account) = looked.Value;
        var shop = await shops.FindAsync(link.Shop, cancellationToken);
        return Results.Ok(new LinkOwner(link.Kind, shop!.PublicKey, shop.Name, account.Name, account.DisplayName, link.ExpiresAt));
    }

    private static async Task<IResult> RedeemAsync(RedeemRequest request, AccountLinks links, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await links.RedeemAsync(request.Token, request.DisplayName, request.Password, cancellationToken));
}
