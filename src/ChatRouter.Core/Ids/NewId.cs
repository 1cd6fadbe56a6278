using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChatRouter.Core.Ids;

/// <summary>Makes ids: UUID version 7 (RFC 9562), 32 lower-case hexadecimal digits, rising with time.</summary>
public static class NewId
{
    private const int Size = 16;
    private const int FractionsOfAMillisecond = 4_096;
    private const ulong Version7 = 0x7000;

    // Every thread fetches random bytes for many ids at once: fetching is a call into the kernel, and every message needs an id.
    private const int FetchedAtOnce = 64 * Size;

    [ThreadStatic]
    private static byte[]? Random;

    [ThreadStatic]
    private static int Left;

    /// <summary>An id whose first 48 bits are the given time in Unix milliseconds, the next 12 the fraction of the millisecond (RFC 9562, 6.2, method 3), and 62 of the others random.</summary>
    public static string At(DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(at));
        Span<byte> id = stackalloc byte[Size];
        NextRandom().CopyTo(id);
        var fraction = at.UtcTicks % TimeSpan.TicksPerMillisecond * FractionsOfAMillisecond / TimeSpan.TicksPerMillisecond;
        BinaryPrimitives.WriteUInt64BigEndian(id, ((ulong)milliseconds << 16) | Version7 | (ulong)fraction);
        id[8] = (byte)(0x80 | (id[8] & 0x3f));
        return Convert.ToHexStringLower(id);
    }

    private static ReadOnlySpan<byte> NextRandom()
    {
        var random = Random ??= new byte[FetchedAtOnce];
        if (Left == 0)
        {
            RandomNumberGenerator.Fill(random);
            Left = FetchedAtOnce;
        }
        return random.AsSpan(Left -= Size, Size);
    }
}
