using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>Signing in and out: sessions of agents and buyers, and the tickets that open their sockets.</summary>
public static class SessionsApi
{
    /// <summary>The rate limit of these routes, per address.</summary>
    public const string RateLimit = "sessions";

    /// <summary>The largest body, in bytes, that is read of a stranger.</summary>
    public const int MaxBytes = 65_536;

    internal static readonly Rejection UnknownShop = new(ErrorCode.UnknownShop, "There is no shop of this key. Check shopKey in the page's snippet.");

    internal static readonly Rejection OriginNotAllowed = new(ErrorCode.OriginNotAllowed, "This page may not open the chat. Add its origin to the shop's list.");

    private static readonly Rejection OriginMissing = new(ErrorCode.OriginNotAllowed, "The request names no page: send the header Origin, as browsers do, with an origin of the shop's list.");

    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/api/v1/sessions").WithTags("Sessions").RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        sessions.MapPost("/agent", SignInAgentAsync).AllowAnonymous().WithName("SignInAgent").WithSummary("Signs an agent, supervisor, administrator or operator in by shop, account and password.")
            .Produces<AgentSession>().Refuses(400, 503).Refuses(401, ErrorCode.SignInFailed).Refuses(429, ErrorCode.RateLimited, ErrorCode.LockedOut);
        sessions.MapPost("/refresh", RefreshAsync).AllowAnonymous().WithName("RefreshSession").WithSummary("A new access token for a session that lives.")
            .Produces<AgentSession>().Refuses(400, 429, 503).Refuses(401, ErrorCode.TokenInvalid);
        sessions.MapPost("/buyer", OpenBuyerAsync).AllowAnonymous().WithName("OpenBuyerSession").WithSummary("A buyer's session: the widget's first call. The request's Origin must be one of the shop's.")
            .Produces<BuyerSession>().Refuses(400, 429, 503).Refuses(401, ErrorCode.TokenInvalid, ErrorCode.TokenRequired).Refuses(403, ErrorCode.OriginNotAllowed).Refuses(404, ErrorCode.UnknownShop);
        sessions.MapPost("/ticket", IssueTicketAsync).RequireAuthorization(Policies.SignedIn).WithName("IssueTicket").WithSummary("A ticket that opens one socket within 30 s.").Produces<HubTicket>().Refuses(401, 403, 429, 503);
        sessions.MapDelete("", SignOutAsync).RequireAuthorization(Policies.SignedIn).WithName("SignOut").WithSummary("Ends this session, with every token and socket of it.").Produces(204).Refuses(401, 403, 429, 503);
        return app;
    }

    public sealed record AgentSignInRequest([property: Required, MaxLength(64)] string Shop, [property: Required, MaxLength(64)] string Account, [property: Required, MaxLength(256)] string Password);

    public sealed record RefreshRequest([property: Required, MaxLength(8192)] string RefreshToken);

    public sealed record BuyerSessionRequest([property: Required, MaxLength(64)] string ShopKey, [property: MaxLength(8192)] string? UserToken = null, [property: MaxLength(512)] string? GuestToken = null);

    public sealed record AgentSession(string AccessToken, int ExpiresIn, string RefreshToken, AgentMe Agent);

    public sealed record BuyerSession(string AccessToken, int ExpiresIn, string? GuestToken, BuyerBrief Buyer, string ShopName);

    public sealed record HubTicket(string Ticket);

    private static readonly Rejection SessionEnded = new(ErrorCode.TokenInvalid, "The session has ended. Sign in again.");

    private static async Task<IResult> SignInAgentAsync(
        AgentSignInRequest request, HttpContext http, AgentSignIn signIn, AccountSessions sessions, IShopStore shops, AccessTokens tokens, CancellationToken cancellationToken)
    {
        if (!(await signIn.SignInAsync(request.Shop, request.Account, request.Password, http, cancellationToken)).Succeeded(out var account, out var rejection))
            return Problems.Of(rejection.Code == ErrorCode.LockedOut ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized, rejection);
        var session = await sessions.BeginAsync(account, http);
        return Results.Ok(await SessionOfAsync(account, session.Id, shops, tokens, cancellationToken));
    }

    private static async Task<IResult> RefreshAsync(RefreshRequest request, AccountSessions sessions, IShopStore shops, AccessTokens tokens, CancellationToken cancellationToken)
    {
        if (Principals.AgentOf(tokens.ReadRefresh(request.RefreshToken)) is not { Session: { } session } agent || await sessions.LiveAsync(agent, cancellationToken) is not { } account)
            return Problems.Of(StatusCodes.Status401Unauthorized, SessionEnded);
        await sessions.UsedAsync(agent, cancellationToken);
        return Results.Ok(await SessionOfAsync(account, session, shops, tokens, cancellationToken));
    }

    private static async Task<IResult> OpenBuyerAsync(
        BuyerSessionRequest request, HttpRequest http, IShopStore shops, Origins origins, BuyerTokens buyerTokens, GuestTokens guests, AccessTokens tokens, PushedOrders pushed, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await shops.FindByPublicKeyAsync(request.ShopKey, cancellationToken) is not { } shop)
            return Problems.Of(StatusCodes.Status404NotFound, UnknownShop);
        if (Origins.Of(http) is not { } origin)
            return Problems.Of(StatusCodes.Status403Forbidden, OriginMissing);
        if (!origins.IsAllowed(http, origin, shop))
            return Problems.Of(StatusCodes.Status403Forbidden, OriginNotAllowed);
        var (buyer, pass, rejection) = await BuyerOfAsync(request, shop, buyerTokens, guests, clock);
        if (buyer is null)
            return Problems.Of(StatusCodes.Status401Unauthorized, rejection!);
        if (pass is not null)
            await pushed.LearnAsync(shop.Id, buyer.Buyer, pass.Profile, pass.SignedAt, cancellationToken);
        var guestToken = buyer.Verified ? null : guests.Issue(shop.Id, buyer.Buyer);
        return Results.Ok(new BuyerSession(
            tokens.Issue(Principals.Of(buyer)), (int)AccessTokens.Lifetime.TotalSeconds, guestToken, new(buyer.Buyer, buyer.Name, buyer.Verified), shop.Name));
    }

    private static async Task<(BuyerIdentity? Buyer, BuyerPass? Pass, Rejection? Rejection)> BuyerOfAsync(BuyerSessionRequest request, Shop shop, BuyerTokens buyerTokens, GuestTokens guests, TimeProvider clock)
    {
        if (request.UserToken is { } token)
            return await buyerTokens.ReadAsync(shop, token) is { } pass ? (pass.Buyer, pass, null) : (null, null, new(ErrorCode.TokenInvalid, "The shop's token for this buyer is not valid. Get a new one."));
        if (!shop.GuestsAllowed)
            return (null, null, new(ErrorCode.TokenRequired, "This shop serves only buyers that it vouches for: pass a userToken, signed by its backend, or let everybody write (console, Chat widget, Who may write)."));
        var guest = request.GuestToken is { } kept ? guests.Read(shop.Id, kept) : null;
        return (new(shop.Id, guest ?? GuestTokens.New(clock.GetUtcNow()), null, Verified: false), null, null);
    }

    private static async Task<IResult> IssueTicketAsync(ClaimsPrincipal principal, HubTickets tickets, AccountSessions sessions, CancellationToken cancellationToken)
    {
        if (Principals.AgentOf(principal) is { } agent)
            await sessions.UsedAsync(agent, cancellationToken);
        return Results.Ok(new HubTicket(await tickets.IssueAsync(principal, cancellationToken)));
    }

    /// <summary>Ends the agent's session with all of its tokens and sockets; a buyer's is forgotten by his page.</summary>
    private static async Task<IResult> SignOutAsync(ClaimsPrincipal principal, ISessionStore sessions, CancellationToken cancellationToken)
    {
        if (Principals.AgentOf(principal) is { Session: { } session } agent)
            await sessions.EndAsync(agent.Shop, agent.Agent, session, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<AgentSession> SessionOfAsync(Account account, string session, IShopStore shops, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(account.Shop, cancellationToken);
        var principal = Principals.Of(AgentIdentity.Of(account, session));
        return new(
            tokens.Issue(principal), (int)AccessTokens.Lifetime.TotalSeconds, tokens.IssueRefresh(principal),
            new(account.Id, account.DisplayName, account.Role, account.Shop, shop?.Name ?? account.Shop.Value, ShopHold.Of(shop)));
    }
}
