using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatRouter.Server.Auth;

/// <summary>Secrets of 256 random bits, of which only the hash is stored. With that many bits a plain hash cannot be searched, and a lookup needs no salt.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    /// <summary>The longest text that is hashed at all: longer ones are none of ours.</summary>
    private const int MaxLength = 128;

    /// <summary>A new secret that begins so.</summary>
    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it; none when it cannot be a secret that begins so.</summary>
    public static string? HashOf(string secret, string prefix) =>
        secret.Length <= MaxLength && secret.StartsWith(prefix, StringComparison.Ordinal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;
}
