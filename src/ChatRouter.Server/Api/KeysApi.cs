using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>The shop's API keys, for its administrators: a key makes no keys.</summary>
public static class KeysApi
{
    public static IEndpointRouteBuilder MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/v1/keys").WithTags("API keys").RequireAuthorization(Policies.ShopAdmin);
        keys.MapGet("", ListAsync).WithName("ListKeys").WithSummary("The API keys of the shop, and every scope there is.").Produces<KeyList>().Refuses(401, 403, 503);
        keys.MapPost("", MakeAsync).TakesIdempotencyKey().WithName("MakeKey").WithSummary("Makes an API key; its secret is shown this once.")
            .Produces<MadeKey>(201).Refuses(401, 403, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.UnknownScope).Refuses(409, ErrorCode.TooManyKeys);
        keys.MapDelete("/{id}", RevokeAsync).WithName("RevokeKey").WithSummary("Revokes an API key at once.").Produces(204).Refuses(401, 403, 404, 503);
        return app;
    }

    /// <param name="Name">What it is for; two live keys may share it.</param>
    /// <param name="ExpiresAt">None: when it is revoked.</param>
    public sealed record MakeKeyRequest([property: Required(AllowEmptyStrings = true)] string Name, [property: Required] IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt = null);

    /// <param name="Prefix">Its first characters.</param>
    /// <param name="UsedAt">To the minute; none: never yet.</param>
    public sealed record KeyView(
        string Id, string Name, string Prefix, IReadOnlyList<string> Scopes, AgentId MadeBy, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt, DateTimeOffset? UsedAt)
    {
        internal static KeyView Of(ApiKey key) => new(key.Id, key.Name, key.Prefix, key.Scopes, key.MadeBy, key.MadeAt, key.ExpiresAt, key.UsedAt);
    }

    /// <param name="Scopes">Every scope there is.</param>
    public sealed record KeyList(IReadOnlyList<KeyView> Keys, IReadOnlyCollection<string> Scopes);

    /// <param name="Secret">Goes into the header <c>Authorization: Bearer …</c>. Shown this once.</param>
    public sealed record MadeKey(KeyView Key, string Secret);

    private static async Task<IResult> ListAsync(ClaimsPrincipal user, ApiKeys keys, CancellationToken cancellationToken) =>
        Results.Ok(new KeyList([.. (await keys.AllAsync(Principals.AgentOf(user)!.Shop, cancellationToken)).Select(KeyView.Of)], KeyScopes.All));

    private static async Task<IResult> MakeAsync(MakeKeyRequest request, ClaimsPrincipal user, ApiKeys keys, CancellationToken cancellationToken)
    {
        var result = await keys.MakeAsync(Principals.AgentOf(user)!, request.Name, request.Scopes, request.ExpiresAt, cancellationToken);
        return result.Rejection is { } refused
            ? Problems.Of(refused)
            : Results.Json(new MadeKey(KeyView.Of(result.Value.Key), result.Value.Secret), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string id, ClaimsPrincipal user, ApiKeys keys, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await keys.RevokeAsync(Principals.AgentOf(user)!, id, cancellationToken));
}
