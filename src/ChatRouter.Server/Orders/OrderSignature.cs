using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatRouter.Server.Orders;

/// <summary>How a question to an order connector is signed: HMAC-SHA256 over <c>timestamp.pathAndQuery</c> with the shop's secret, in hexadecimal digits.</summary>
public static class OrderSignature
{
    public const string TimestampHeader = "X-ChatRouter-Timestamp";

    public const string SignatureHeader = "X-ChatRouter-Signature";

    /// <summary>Adds both headers. The timestamp is in Unix seconds; a shop refuses one that is older than a few minutes.</summary>
    public static void Sign(HttpRequestMessage request, string secret, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Of(secret, timestamp, request.RequestUri!.PathAndQuery));
    }

    public static string Of(string secret, string timestamp, string pathAndQuery) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{pathAndQuery}")));
}
