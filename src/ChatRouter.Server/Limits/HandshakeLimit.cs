using ChatRouter.Core.Conversations;
using ChatRouter.Server.Api;
using ChatRouter.Server.Delivery;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Limits;

/// <summary>Lets a herd of reconnecting clients in at a pace the node can bear; the others get 503 and when to come back. A stopping node lets nobody in.</summary>
public sealed class HandshakeLimit(IOptions<LimitOptions> options, Drain drain, TimeProvider clock)
{
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(1);

    private readonly TokenBucket _bucket = new(options.Value.HandshakesPerSecond, options.Value.HandshakesPerSecond, clock);

    /// <summary>The middleware in front of the hubs.</summary>
    public Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
            return next(context);
        var wait = drain.Draining ? AfterDrain : options.Value.Enabled ? _bucket.Take() : TimeSpan.Zero;
        return wait > TimeSpan.Zero
            ? Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new(ErrorCode.Unavailable, "The node takes no new clients just now. Try again soon.", wait))
            : next(context);
    }
}
