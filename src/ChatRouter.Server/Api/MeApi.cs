using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>One's own account: where it is signed in, and its password.</summary>
public static class MeApi
{
    public static IEndpointRouteBuilder MapMe(this IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/api/v1/me").WithTags("Me").RequireAuthorization(Policies.Member);
        me.MapGet("/sessions", SessionsAsync).WithName("ListMySessions").WithSummary("Where one is signed in.").Produces<SessionList>().Refuses(401, 403, 503);
        me.MapGet("/sign-ins", SignInsAsync).WithName("ListMySignIns").WithSummary("Who signed in to one's account in the last 90 days, or tried to: the last 100 of each.").Produces<SignInList>().Refuses(401, 403, 503);
        me.MapDelete("/sessions", EndOthersAsync).WithName("EndMyOtherSessions").WithSummary("Ends all of one's sessions but the one that asks.").Produces(204).Refuses(401, 403, 503);
        me.MapDelete("/sessions/{session}", EndAsync).WithName("EndMySession").WithSummary("Ends one of one's sessions.").Produces(204).Refuses(401, 403, 404, 503);
        me.MapPut("/password", ChangePasswordAsync).RequireRateLimiting(LinksApi.RateLimit).WithName("ChangeMyPassword").WithSummary("Changes one's password, and ends all sessions but the one that asks.")
            .Produces(204).Refuses(401, 403, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.PasswordWrong, ErrorCode.PasswordTooShort, ErrorCode.PasswordTooLong, ErrorCode.PasswordCommon).Refuses(409, ErrorCode.ChangedMeanwhile).Refuses(429, ErrorCode.RateLimited, ErrorCode.LockedOut);
        return app;
    }

    public sealed record PasswordRequest([property: Required, MaxLength(1_000)] string Old, [property: Required, MaxLength(1_000)] string New);

    private static async Task<IResult> SessionsAsync(ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken)
    {
        var me = Principals.AgentOf(user)!;
        return (await sessions.OfMemberAsync(me.Shop, me.Agent, cancellationToken)).Succeeded(out var found, out var refused)
            ? Results.Ok(SessionList.Of(found, me.Session))
            : Problems.Of(refused);
    }

    private static async Task<IResult> SignInsAsync(ClaimsPrincipal user, SignInLog log, CancellationToken cancellationToken)
    {
        var me = Principals.AgentOf(user)!;
        return SignInList.AnswerOf(await log.OfMemberAsync(me.Shop, me.Agent, cancellationToken));
    }

    private static async Task<IResult> EndOthersAsync(ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken)
    {
        var me = Principals.AgentOf(user)!;
        return Problems.NoContentOr(await sessions.EndOthersAsync(me, me.Agent, cancellationToken));
    }

    private static async Task<IResult> EndAsync(string session, ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken)
    {
        var me = Principals.AgentOf(user)!;
        return Problems.NoContentOr(await sessions.EndAsync(me, me.Agent, session, cancellationToken));
    }

    private static async Task<IResult> ChangePasswordAsync(PasswordRequest request, ClaimsPrincipal user, OwnPassword password, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await password.ChangeAsync(Principals.AgentOf(user)!, request.Old, request.New, cancellationToken));
}
