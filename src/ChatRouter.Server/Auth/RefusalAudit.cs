using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Caching.Memory;

namespace ChatRouter.Server.Auth;

/// <summary>Writes down whom of a shop a policy refused: an agent or an API key that reached for what is above him.</summary>
/// <remarks>One line for each of them, route and quarter of an hour, and no more than so many kept in mind: whoever goes on asking fills neither the audit nor the memory.</remarks>
public sealed class RefusalAudit(IAuditStore audit, TimeProvider clock, ILogger<RefusalAudit> logger) : IAuthorizationMiddlewareResultHandler, IDisposable
{
    private const int MostKept = 10_000;

    private static readonly TimeSpan ToldFor = TimeSpan.FromMinutes(15);

    private readonly AuthorizationMiddlewareResultHandler _inner = new();
    private readonly MemoryCache _told = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && context.User.HasClaim(claim => claim is { Type: Principals.KindClaim, Value: Principals.AgentKind or Principals.KeyKind }))
            await TellAsync(context, $"{context.Request.Method} {route}");
        await _inner.HandleAsync(next, context, policy, authorizeResult);
    }

    public void Dispose() => _told.Dispose();

    private async Task TellAsync(HttpContext context, string route)
    {
        var actor = Principals.ActorOf(context.User);
        var key = (actor.Shop, actor.Agent, route);
        if (_told.TryGetValue(key, out _) || _told.Count >= MostKept)
            return;
        _told.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = ToldFor });
        try
        {
            await audit.WriteAsync(actor, AuditAction.Refused, route, null, clock, context.RequestAborted);
        }
        catch (JournalUnavailableException exception)
        {
            logger.RefusalNotTold(actor.Shop, actor.Agent, exception.Message);
        }
    }
}
