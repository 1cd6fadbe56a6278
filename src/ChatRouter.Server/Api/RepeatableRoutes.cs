using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Api;

/// <summary>Says of a route that its requests can be repeated.</summary>
internal static class RepeatableRoutes
{
    /// <summary>The route takes an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<RepeatedRequests>()
        .AddOpenApiOperationTransformer((operation, _, _) => RepeatedRequests.DescribeHeader(operation))
        .Refuses(400).Refuses(409, ErrorCode.IdempotencyConflict);
}
