using ChatRouter.Core.Conversations;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Limits;

/// <summary>How fast people and API keys may ask over HTTP. Who is nobody yet is counted by his address, where there is a rate for that.</summary>
public static class RequestLimit
{
    /// <summary>Stands after authorization, which knows who asks.</summary>
    public static IApplicationBuilder UseRequestLimit(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<SendLimits>();
        return app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            api => api.Use((context, next) => RefusalOf(context, limits) is { } refused ? Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, refused) : next(context)));
    }

    private static Rejection? RefusalOf(HttpContext context, SendLimits limits) =>
        Principals.ParticipantOf(context.User) is { } who ? limits.OfRequest(who)
        : Principals.KeyShopOf(context.User) is { } shop ? limits.OfKeyRequest(shop)
        : null;
}
