using System.Text;
using System.Text.Json;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Channels;
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
    private const int MaxTags = 20;
    private const int MaxNameLength = 64;
    private const int MaxTagLength = 32;
    private const int MaxPhoneLength = 32;
    private const int MaxAvatarLength = 2_048;
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength };

    /// <summary>The buyer; none when the token is not one that this shop signed, or is outside its time.</summary>
    public async Task<BuyerPass?> ReadAsync(Shop shop, string token)
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
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && HasRightLength(jwt) ? PassOf(shop, jwt) : null;
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow();
        return expires is { } end && end + Skew > now && (notBefore is not { } start || start - Skew <= now);
    }

    private static bool HasRightLength(JsonWebToken jwt) =>
        jwt.IssuedAt != DateTime.MinValue && jwt.ValidTo - jwt.IssuedAt <= LongestLife && jwt.Subject is { Length: > 0 and <= MaxSubjectLength };

    private static BuyerPass PassOf(Shop shop, JsonWebToken jwt)
    {
        var orders = OrdersOf(jwt);
        int? level = jwt.TryGetPayloadValue<int>("level", out var said) ? said : null;
        var buyer = new BuyerIdentity(
            shop.Id,
            new($"{BuyerOrigin.VerifiedPrefix}{jwt.Subject}"),
            jwt.TryGetPayloadValue<string>("name", out var name) ? Beginning.Of(name, MaxNameLength) : null,
            Verified: true,
            orders is null ? null : OrderState.MostUrgent(orders.Select(order => order.State)),
            level is null ? null : Math.Clamp(level.Value, 0, 3));
        var profile = new BuyerProfile(
            level, TagsOf(jwt), [.. orders?.Where(order => order.Id.Length is > 0 and <= PushedOrders.MaxIdLength).Take(PushedOrders.MaxOrders) ?? []],
            Phone: TextOf(jwt, "phone_masked", MaxPhoneLength), Avatar: TextOf(jwt, "avatar", MaxAvatarLength) is { } avatar && IsPicture(avatar) ? avatar : null);
        return new(buyer, profile, jwt.IssuedAt);
    }

    private static string? TextOf(JsonWebToken jwt, string claim, int maxLength) =>
        jwt.TryGetPayloadValue<string>(claim, out var text) && !string.IsNullOrWhiteSpace(text) && MessageRules.Fits(text, maxLength) ? text.Trim() : null;

    // The agent's browser fetches it.
    private static bool IsPicture(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0;

    /// <summary>None when the token says nothing of orders; an order without an id counts for routing alone.</summary>
    private static List<BuyerOrder>? OrdersOf(JsonWebToken jwt)
    {
        if (!jwt.TryGetPayloadValue<JsonElement>("orders", out var orders) || orders.ValueKind != JsonValueKind.Array)
            return null;
        return [.. orders.EnumerateArray()
            .Where(order => order.ValueKind == JsonValueKind.Object && TextOf(order, "state") is { Length: > 0 and <= PushedOrders.MaxStateLength })
            .Select(order => new BuyerOrder(TextOf(order, "id") ?? "", new OrderState(TextOf(order, "state")!)))];
    }

    private static string[] TagsOf(JsonWebToken jwt) => !jwt.TryGetPayloadValue<JsonElement>("tags", out var tags) || tags.ValueKind != JsonValueKind.Array
        ? []
        : [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!).Where(tag => tag.Length is > 0 and <= MaxTagLength).Take(MaxTags)];

    private static string? TextOf(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
