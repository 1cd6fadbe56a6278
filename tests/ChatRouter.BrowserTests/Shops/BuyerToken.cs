using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>A shop's signed word on who its buyer is.</summary>
public static class BuyerToken
{
    public static string Sign(ShopId shop, string secret, string buyer, string? name = null, TimeSpan? life = null, int? level = null)
    {
        var expires = TimeProvider.System.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromMinutes(10));
        var claims = new Dictionary<string, object> { ["sub"] = buyer };
        if (name is not null)
            claims["name"] = name;
        if (level is not null)
            claims["level"] = level;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = shop.Value,
            Audience = "chatrouter",
            IssuedAt = expires - TimeSpan.FromMinutes(20),
            Expires = expires,
            Claims = claims,
            SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256),
        });
    }
}
