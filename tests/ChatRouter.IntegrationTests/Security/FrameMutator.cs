namespace ChatRouter.IntegrationTests.Security;

/// <summary>Makes wrong frames of right ones; the same seed makes the same.</summary>
internal sealed class FrameMutator(int seed, IReadOnlyList<byte[]> right)
{
    private static readonly byte[][] Splinters =
    [
        [0x1e], [0x1e, 0x1e], "{"u8.ToArray(), "}"u8.ToArray(), "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["u8.ToArray(), "\""u8.ToArray(), "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), [0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80],
        [0x00], ":"u8.ToArray(), ",,"u8.ToArray(), "null"u8.ToArray(), "1e999"u8.ToArray(), "-0"u8.ToArray(), "99999999999999999999"u8.ToArray(), "\"type\":"u8.ToArray(), "\"type\":99"u8.ToArray(),
        "\"type\":7"u8.ToArray(), "\"streamIds\":[\"1\"]"u8.ToArray(), "\"invocationId\":{}"u8.ToArray(), "\"target\":null"u8.ToArray(), "/*"u8.ToArray(), "NaN"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "../"u8.ToArray(),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The first of the right frames: what a client sends first.</summary>
    public byte[] Open => right[0];

    public byte[] Next()
    {
        var frame = Pick(right).ToList();
        for (var changes = 1 + _random.Next(4); changes > 0 && frame.Count > 0; changes--)
            Change(frame);
        return [.. frame];
    }

    private void Change(List<byte> frame)
    {
        var at = _random.Next(frame.Count);
        switch (_random.Next(7))
        {
            case 0:
                frame[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                frame[at] = (byte)_random.Next(256);
                break;
            case 2:
                frame.RemoveRange(at, Math.Min(1 + _random.Next(12), frame.Count - at));
                break;
            case 3:
                frame.InsertRange(at, Pick(Splinters));
                break;
            case 4:
                frame.InsertRange(at, frame.GetRange(at, Math.Min(1 + _random.Next(40), frame.Count - at)));
                break;
            case 5:
                var other = Pick(right);
                frame.RemoveRange(at, frame.Count - at);
                frame.AddRange(other.Skip(_random.Next(other.Length)));
                break;
            default:
                frame.RemoveRange(at, frame.Count - at);
                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
