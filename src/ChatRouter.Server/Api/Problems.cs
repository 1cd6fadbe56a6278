using ChatRouter.Core.Conversations;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>Refusals over HTTP: ProblemDetails (RFC 9457) with a fixed <c>code</c>.</summary>
public static class Problems
{
    public static IResult Of(int status, Rejection rejection) => new Refusal(status, rejection);

    /// <summary>The refusal with the status that belongs to its code.</summary>
    public static IResult Of(Rejection rejection) => new Refusal(StatusOf(rejection.Code), rejection);

    /// <summary>The value as 200, or the refusal.</summary>
    public static IResult OkOr<T>(this Result<T> result) => result.Succeeded(out var value, out var rejection) ? Results.Ok(value) : Of(rejection);

    /// <summary>What <paramref name="view"/> shows of the value as 200, or the refusal.</summary>
    public static IResult OkAs<T, TView>(this Result<T> result, Func<T, TView> view) =>
        result.Succeeded(out var value, out var rejection) ? Results.Ok(view(value)) : Of(rejection);

    /// <summary>204, or the refusal.</summary>
    public static IResult NoContentOr(Rejection? rejection) => rejection is null ? Results.NoContent() : Of(rejection);

    /// <summary>Names the statuses with which the route refuses by nothing but their usual codes, for OpenAPI.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            if (status == StatusCodes.Status401Unauthorized)
                route.Refuses(status, ErrorCode.Unauthenticated, ErrorCode.TokenInvalid);
            else
                route.Refuses(status, CodeOf(status));
        }

        return route;
    }

    /// <summary>Names the codes by which the route refuses with that status, for OpenAPI.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, string code, params ReadOnlySpan<string> more) =>
        route.ProducesProblem(status).WithMetadata(new RefusalCodes(status, [code, .. more]));

    /// <summary>The code of a refusal about which nothing else is known.</summary>
    public static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => ErrorCode.Unauthenticated,
        StatusCodes.Status403Forbidden => ErrorCode.Forbidden,
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => ErrorCode.NotFound,
        StatusCodes.Status429TooManyRequests => ErrorCode.RateLimited,
        StatusCodes.Status503ServiceUnavailable => ErrorCode.Unavailable,
        >= 500 => ErrorCode.InternalError,
        _ => ErrorCode.InvalidArgument,
    };

    /// <summary>Writes the refusal as the response.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Rejection rejection)
    {
        var problem = new ProblemDetails { Status = status, Title = rejection.Message, Extensions = { ["code"] = rejection.Code } };
        // As validation's own errors: each field with a list of one fixed word.
        if (rejection.Fields is { } fields)
            problem.Extensions["errors"] = fields.ToDictionary(field => field.Key, field => new[] { field.Value });
        if (rejection.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.StatusCode = status;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    private sealed class Refusal(int status, Rejection rejection) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, status, rejection);
    }

    private static int StatusOf(string code) => code switch
    {
        ErrorCode.Forbidden or ErrorCode.BuyerBlocked or ErrorCode.ShopDisabled or ErrorCode.SignUpClosed => StatusCodes.Status403Forbidden,
        ErrorCode.NotFound or ErrorCode.UnknownConversation or ErrorCode.UnknownTarget or ErrorCode.UnknownOrder or ErrorCode.UnknownTag or ErrorCode.LinkInvalid => StatusCodes.Status404NotFound,
        ErrorCode.TooManyPhrases or ErrorCode.Unchanged or ErrorCode.NameTaken or ErrorCode.ShopKeyTaken or ErrorCode.LastAdmin or ErrorCode.ChangedMeanwhile or ErrorCode.MemberDisabled or ErrorCode.TooManyKeys or ErrorCode.TooManyWebhooks or ErrorCode.TooManyTags or ErrorCode.TooManyBlocked or ErrorCode.TooManyConversations or ErrorCode.TooManyScheduled
            or ErrorCode.IdempotencyConflict or ErrorCode.NotOwner or ErrorCode.OrderActionNotOffered or ErrorCode.NotWithBot => StatusCodes.Status409Conflict,
        ErrorCode.LockedOut or ErrorCode.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorCode.StorageFull => StatusCodes.Status507InsufficientStorage,
        ErrorCode.OrdersFailed => StatusCodes.Status502BadGateway,
        ErrorCode.Unavailable or ErrorCode.OrdersPaused => StatusCodes.Status503ServiceUnavailable,
        ErrorCode.OrdersTimeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status400BadRequest,
    };
}
