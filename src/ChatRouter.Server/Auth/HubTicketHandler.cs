using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Authenticates a hub's socket: first its Origin, then its one-use ticket. A foreign page does not use the ticket up.</summary>
public sealed class HubTicketHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, HubTickets tickets, Origins origins, IShopStore shops)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "HubTicket";

    private const string Bearer = "Bearer ";

    private static readonly Rejection WrongOrigin = SessionsApi.OriginNotAllowed;

    private static readonly Rejection WrongTicket = new(ErrorCode.TicketInvalid, "The ticket is used up, expired or unknown. Get a new one.");

    private Rejection _rejection = WrongTicket;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Origins.Of(Request) is not { } origin)
            return Refuse(WrongOrigin);
        if (TicketOf(Request) is not { } ticket || await tickets.PeekAsync(ticket, Context.RequestAborted) is not { } principal)
            return Refuse(WrongTicket);
        if (!await IsAllowedAsync(principal, origin))
        {
            Logger.OriginRefused(Principals.ShopOf(principal)!.Value, Loggable.Text(origin));
            return Refuse(WrongOrigin);
        }

        return await tickets.RedeemAsync(ticket, Context.RequestAborted) is { } redeemed ? AuthenticateResult.Success(new(redeemed, SchemeName)) : Refuse(WrongTicket);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, _rejection == WrongOrigin ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, _rejection);

    private async Task<bool> IsAllowedAsync(ClaimsPrincipal principal, string origin)
    {
        if (Principals.BuyerOf(principal) is not { } buyer)
            return origins.IsOwn(Request, origin);
        return await shops.FindAsync(buyer.Shop, Context.RequestAborted) is { } shop && origins.IsAllowed(Request, origin, shop);
    }

    // A browser's socket can carry it in the address only; SignalR's other clients send it as a bearer token.
    private static string? TicketOf(HttpRequest request) => request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.Ordinal)
        ? header[Bearer.Length..]
        : request.Query["access_token"] is [{ Length: > 0 } ticket] ? ticket : null;

    private AuthenticateResult Refuse(Rejection why)
    {
        _rejection = why;
        return AuthenticateResult.Fail(why.Code);
    }
}
