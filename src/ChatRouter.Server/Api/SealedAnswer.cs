using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What was answered to a request, as it is given again to its repetition.</summary>
/// <remarks>
/// It may hold a secret of which only a hash is stored. So it is sealed by what its sender alone has, its idempotency key and the API key by which it came:
/// nobody opens it by what the database holds.
/// </remarks>
internal sealed record SealedAnswer(int Status, string? Type, string? Location, byte[] Body)
{
    private const int KeySize = 32;

    private static readonly Range Nonce = ..AesGcm.NonceByteSizes.MaxSize;
    private static readonly Range Tag = Nonce.End..(Nonce.End.Value + AesGcm.TagByteSizes.MaxSize);
    private static readonly Range Hidden = Tag.End..;

    public string SealBy(HttpRequest request, string key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(this);
        var whole = new byte[Tag.End.Value + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(Nonce));
        using var cipher = CipherOf(request, key);
        cipher.Encrypt(whole.AsSpan(Nonce), plain, whole.AsSpan(Hidden), whole.AsSpan(Tag));
        return Convert.ToBase64String(whole);
    }

    /// <summary>None: it was not sealed by these.</summary>
    public static SealedAnswer? Open(string text, HttpRequest request, string key)
    {
        var whole = Convert.FromBase64String(text);
        var plain = new byte[whole.Length - Tag.End.Value];
        try
        {
            using var cipher = CipherOf(request, key);
            cipher.Decrypt(whole.AsSpan(Nonce), whole.AsSpan(Hidden), whole.AsSpan(Tag), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<SealedAnswer>(plain);
    }

    // Access tokens of people are renewed meanwhile: theirs is sealed by the idempotency key alone.
    private static AesGcm CipherOf(HttpRequest request, string key) => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes($"{key}\n{(ApiKeyHandler.Has(request.HttpContext) ? request.Headers.Authorization.ToString() : "")}"), KeySize, info: "ChatRouter answer"u8.ToArray()),
        AesGcm.TagByteSizes.MaxSize);
}
