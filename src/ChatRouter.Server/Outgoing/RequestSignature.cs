using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatRouter.Server.Outgoing;

/// <summary>How a request to a shop is signed: HMAC-SHA256 over <c>timestamp.content</c> with the shop's secret, in hexadecimal digits.</summary>
/// <remarks>The content of a GET is its path and query, that of a POST its body.</remarks>
public static class RequestSignature
{
    public const string TimestampHeader = "X-ChatRouter-Timestamp";

    public const string SignatureHeader = "X-ChatRouter-Signature";

    /// <summary>Adds both headers, with a signature by each secret, separated by commas. The timestamp is in Unix seconds; a shop refuses one that is older than a few minutes.</summary>
    public static void Sign(HttpRequestMessage request, string content, IEnumerable<string> secrets, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, string.Join(',', secrets.Select(secret => Of(secret, timestamp, content))));
    }

    public static string Of(string secret, string timestamp, string content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{content}")));
}
