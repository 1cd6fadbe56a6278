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

    public string SealBy(HttpRequest request, string key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(this);
        var whole = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, hidden) = PartsOf(whole);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = CipherOf(request, key);
        cipher.Encrypt(nonce, plain, hidden, tag);
        return Convert.ToBase64String(whole);
    }

    /// <summary>None: it was not sealed by these.</summary>
    public static SealedAnswer? Open(string text, HttpRequest request, string key)
    {
        var (nonce, tag, hidden) = PartsOf(Convert.FromBase64String(text));
        var plain = new byte[hidden.Length];
        try
        {
            using var cipher = CipherOf(request, key);
            cipher.Decrypt(nonce, hidden, tag, plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<SealedAnswer>(plain);
    }

    private static Parts PartsOf(byte[] whole) => new(
        whole.AsSpan(0, AesGcm.NonceByteSizes.MaxSize), whole.AsSpan(AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize), whole.AsSpan(AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize));

    // Access tokens of people are renewed meanwhile: theirs is sealed by the idempotency key alone.
    private static AesGcm CipherOf(HttpRequest request, string key) => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes($"{key}\n{(ApiKeyHandler.Has(request.HttpContext) ? request.Headers.Authorization.ToString() : "")}"), KeySize, info: "ChatRouter answer"u8.ToArray()),
        AesGcm.TagByteSizes.MaxSize);

    private readonly ref struct Parts(Span<byte> nonce, Span<byte> tag, Span<byte> hidden)
    {
        private readonly Span<byte> _nonce = nonce;
        private readonly Span<byte> _tag = tag;
        private readonly Span<byte> _hidden = hidden;

        public void Deconstruct(out Span<byte> nonce, out Span<byte> tag, out Span<byte> hidden)
        {
            nonce = _nonce;
            tag = _tag;
            hidden = _hidden;
        }
    }
}
