namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>Numbers of a fixed width, written into frames in place.</summary>
internal static class Digits
{
    public static void Write(Span<byte> target, long value)
    {
        for (var i = target.Length - 1; i >= 0; i--, value /= 10) target[i] = (byte)('0' + (value % 10));
    }

    public static void WriteHex(Span<byte> target, long value)
    {
        for (var i = target.Length - 1; i >= 0; i--, value >>= 4) target[i] = "0123456789abcdef"u8[(int)(value & 15)];
    }

    public static long Read(ReadOnlySpan<byte> digits)
    {
        var value = 0L;
        foreach (var digit in digits) value = (value * 10) + digit - '0';
        return value;
    }
}
