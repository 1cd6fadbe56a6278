using System.Security.Cryptography;
using System.Text;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Accounts;

/// <summary>The name that a sender gives a request, so that its repetition is known. It is the shop's: whatever was done by it is done once.</summary>
public static class IdempotencyKey
{
    /// <summary>How long what was done by a key is known.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public static readonly Rejection Malformed = new(ErrorCode.InvalidArgument, "An Idempotency-Key has 1 to 128 visible ASCII characters.");

    public static readonly Rejection OtherRequest = new(ErrorCode.IdempotencyConflict, "This Idempotency-Key was used for another request.");

    private const int MaxLength = 128;

    public static bool IsValid(string key) => key.Length is > 0 and <= MaxLength && key.All(c => c is >= '!' and <= '~');

    /// <summary>As it is stored. What was answered is sealed by the key itself, so the key is not kept.</summary>
    public static string Stored(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
