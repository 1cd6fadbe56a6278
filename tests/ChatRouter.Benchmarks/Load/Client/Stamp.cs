namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>What a message's text says: which conversation of this run it belongs to, the sender's counter, and when it was sent.</summary>
internal readonly record struct Stamp(bool FromBuyer, int Talk, int Counter, long SentAt)
{
    public const int Length = 36;

    /// <summary>Reads the stamp a text begins with.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (text.Length < Length || text[0] is not ((byte)'b' or (byte)'a')) return false;

        stamp = new Stamp(
            text[0] == 'b', (int)Digits.Read(text[1..9]), (int)Digits.Read(text[9..17]), Digits.Read(text[17..Length]));
        return true;
    }

    public void Write(Span<byte> text)
    {
        text[0] = FromBuyer ? (byte)'b' : (byte)'a';
        Digits.Write(text[1..9], Talk);
        Digits.Write(text[9..17], Counter);
        Digits.Write(text[17..Length], SentAt);
    }
}
