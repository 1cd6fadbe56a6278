using System.Globalization;
using ChatRouter.Core.Conversations;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace ChatRouter.Server.Api;

/// <summary>Says of a request that no route takes what is wrong with it: its address, its method, or what its body is.</summary>
public static class UnknownRoutes
{
    private static readonly Rejection Nothing = new(ErrorCode.NotFound, "There is nothing here.");

    private static readonly Rejection NotJson = new(ErrorCode.InvalidArgument, "This takes JSON. Send the header Content-Type: application/json.");

    public static IEndpointRouteBuilder MapUnknownRoutes(this IEndpointRouteBuilder app)
    {
        app.MapFallback(Tell).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static IResult Tell(HttpContext context, EndpointDataSource routes)
    {
        var methods = MethodsAt(context.Request.Path, routes);
        if (methods.Count == 0)
            return Problems.Of(StatusCodes.Status404NotFound, Nothing);
        if (methods.Contains(context.Request.Method))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, NotJson);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Problems.Of(StatusCodes.Status405MethodNotAllowed, new(ErrorCode.NotFound, $"{context.Request.Method} is not for this address: {string.Join(", ", methods)}."));
    }

    private static SortedSet<string> MethodsAt(PathString path, EndpointDataSource routes) => new(
        routes.Endpoints.OfType<RouteEndpoint>()
            .Where(route => IsAt(path, route.RoutePattern))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []),
        StringComparer.Ordinal);

    private static bool IsAt(PathString path, RoutePattern pattern)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(path, values)
            && pattern.ParameterPolicies.All(parameter => parameter.Value.All(policy => policy.Content != "int" || int.TryParse(values[parameter.Key] as string, CultureInfo.InvariantCulture, out _)));
    }
}
