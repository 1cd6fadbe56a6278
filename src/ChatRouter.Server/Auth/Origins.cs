using ChatRouter.Core.Shops;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Which pages may talk to this server: its own, and for buyers those of the shop's list. Compared exactly.</summary>
public sealed class Origins(IOptions<OriginOptions> options)
{
    /// <summary>The request comes from a page of this server.</summary>
    public bool IsOwn(HttpRequest request, string origin) => options.Value.Own.Count > 0
        ? options.Value.Own.Contains(origin, StringComparer.Ordinal)
        : string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.Ordinal);

    /// <summary>A page from which the shop's buyers may chat.</summary>
    public bool IsAllowed(HttpRequest request, string origin, Shop shop) =>
        IsOwn(request, origin) || IsListed(origin, shop);

    /// <summary>A page of an origin on the shop's list.</summary>
    public static bool IsListed(string origin, Shop shop) => shop.Origins.Contains(origin, StringComparer.Ordinal);

    /// <summary>The request's Origin; none when there is no or more than one.</summary>
    public static string? Of(HttpRequest request) => request.Headers.Origin is [{ Length: > 0 } origin] ? origin : null;
}
