using System.Text;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatRouter.Server.Auth;

/// <summary>Checks the JWT by which a shop vouches for its buyer: HS256 only, audience <c>chatrouter</c>, issuer the shop, at most 1 h long.</summary>
public sealed class BuyerTokens(TimeProvider clock)
{
    public const string Audience = "chatrouter";

    private const int MaxTokenLength = 8_192;
    private const int MaxSubjectLength = 128;
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength };

    /// <summary>The buyer; none when the token is not one that this shop signed, or is outside its time.</summary>
    public async Task<BuyerIdentity?> ReadAsync(Shop shop, string token)
    {
        var keys = shop.BuyerTokenSecrets.Select(secret => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret))).ToArray();
        if (keys.Length == 0 || token.Length > MaxTokenLength)
            return null;
        var result = await _handler.ValidateTokenAsync(token, new()
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = Audience,
            ValidIssuer = shop.Id.Value,
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && HasRightLength(jwt) ? IdentityOf(shop, jwt) : null;
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow();
        return expires is { } end && end + Skew > now && (notBefore is not { } start || start - Skew <= now);
    }

    private static bool HasRightLength(JsonWebToken jwt) =>
        jwt.IssuedAt != DateTime.MinValue && jwt.ValidTo - jwt.IssuedAt <= LongestLife && jwt.Subject is { Length: > 0 and <= MaxSubjectLength };

    private static BuyerIdentity IdentityOf(Shop shop, JsonWebToken jwt) => new(
        shop.Id,
        // A prefix keeps the shop's own ids and guests' ids apart for good.
        new($"u:{jwt.Subject}"),
        jwt.TryGetPayloadValue<string>("name", out var name) ? Shorten(name) : null,
        Verified: true,
        OrderStateOf(jwt),
        jwt.TryGetPayloadValue<int>("level", out var level) ? Math.Clamp(level, 0, 3) : null);

    private static OrderState? OrderStateOf(JsonWebToken jwt)
    {
        if (!jwt.TryGetPayloadValue<JsonElement>("orders", out var orders) || orders.ValueKind != JsonValueKind.Array)
            return null;
        return OrderState.MostUrgent(orders.EnumerateArray()
            .Where(order => order.ValueKind == JsonValueKind.Object)
            .Select(order => order.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String ? state.GetString() : null)
            .OfType<string>().Where(state => state.Length is > 0 and <= 32).Select(OrderState.From));
    }

    private static string Shorten(string name) => name.Length <= 64 ? name : name[..64];
}
