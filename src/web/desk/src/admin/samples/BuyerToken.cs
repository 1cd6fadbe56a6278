// Signs the token by which your shop vouches for its signed-in buyer. .NET 9 or newer, no packages.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

// CHAT_SECRET=… dotnet run BuyerToken.cs <shopId> <buyerId>
Console.WriteLine(BuyerToken.Of(args[0], Environment.GetEnvironmentVariable("CHAT_SECRET")!, args[1], new JsonObject
{
    ["name"] = "Li",
    ["phone_masked"] = "138****8000",
    ["orders"] = new JsonArray(new JsonObject { ["id"] = "2391", ["state"] = "paid" }),
}));

public static class BuyerToken
{
    /// <summary>The token lives 30 minutes; make a new one for every page.</summary>
    public static string Of(string shopId, string secret, string buyerId, JsonObject claims)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        claims["iss"] = shopId;
        claims["aud"] = "chatrouter";
        claims["sub"] = buyerId;
        claims["iat"] = now;
        claims["exp"] = now + 1800;
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
