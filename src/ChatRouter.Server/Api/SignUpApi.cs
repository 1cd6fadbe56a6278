using System.ComponentModel.DataAnnotations;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>What the page <c>/signup</c> does: an owner makes his shop, where the installation lets him.</summary>
public static class SignUpApi
{
    /// <summary>The rate limit of new shops, per address.</summary>
    public const string RateLimit = "signUps";

    public static IEndpointRouteBuilder MapSignUp(this IEndpointRouteBuilder app)
    {
        var shops = app.MapGroup("/api/v1/shops").WithTags("Shop").AllowAnonymous().RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(SessionsApi.MaxBytes));
        shops.MapPost("", SignUpAsync).WithName("SignUpShop").WithSummary("Makes a shop and its first administrator.")
            .WithDescription("Where the setting `Accounts:SignUp` is `review` or `open`. A shop that is to be reviewed is `pending`: its owner signs in and sets it up, and buyers are refused until the operator lets it serve.")
            .Produces<SignedUpShop>(201).Refuses(429, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.PasswordTooShort, ErrorCode.PasswordTooLong, ErrorCode.PasswordCommon).Refuses(403, ErrorCode.SignUpClosed).Refuses(409, ErrorCode.ShopKeyTaken);
        return app;
    }

    /// <param name="Key">What is typed to sign in, and stands in the page's snippet: 2 to 40 of a-z, 0-9 and -.</param>
    /// <param name="Name">What buyers see: one line of at most 40 characters.</param>
    /// <param name="Account">The name by which the owner signs in: 2 to 40 of a-z, 0-9, -, _ and dot.</param>
    /// <param name="DisplayName">What buyers and colleagues see of him.</param>
    /// <param name="Origin">A page's origin that may open the chat, such as `https://shop.example.com`; more are named in the console.</param>
    public sealed record SignUpRequest(
        [property: Required, MaxLength(100)] string Key, [property: Required, MaxLength(200)] string Name, [property: Required, MaxLength(100)] string Account,
        [property: Required, MaxLength(200)] string DisplayName, [property: Required, MaxLength(1_000)] string Password, [property: MaxLength(300)] string? Origin = null);

    /// <param name="Status">`pending`: buyers are refused until the operator lets it serve.</param>
    public sealed record SignedUpShop(string Key, string Name, ShopStatus Status);

    private static async Task<IResult> SignUpAsync(SignUpRequest request, ShopSignUp signUp, CancellationToken cancellationToken)
    {
        var made = await signUp.SignUpAsync(new(request.Key, request.Name, request.Account, request.DisplayName, request.Password, request.Origin), cancellationToken);
        return made.Succeeded(out var shop, out var refused)
            ? Results.Created("/api/v1/shop", new SignedUpShop(shop.PublicKey, shop.Name, shop.Status))
            : Problems.Of(refused);
    }
}
