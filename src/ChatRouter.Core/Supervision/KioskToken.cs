using System.Security.Cryptography;
using System.Text;

namespace ChatRouter.Core.Supervision;

/// <summary>What a television shows instead of a password: 100 random bits as 20 letters and digits that can be typed with a remote control.</summary>
/// <remarks>Only the hash is stored. With that many random bits a plain hash cannot be searched, and a lookup needs no salt.</remarks>
public static class KioskToken
{
    private const int Length = 20;

    // Crockford's base 32: nothing that is mistaken for something else.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new token, in groups of five.</summary>
    public static string New()
    {
        var digits = RandomNumberGenerator.GetItems<char>(Digits, Length);
        return string.Join('-', digits.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>What is stored of the token; groups and case do not matter. None when it cannot be a token.</summary>
    public static string? HashOf(string token)
    {
        if (token.Length > Length * 2)
            return null;
        var digits = token.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length == Length ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digits))) : null;
    }
}
