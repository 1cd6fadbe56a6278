using System.Diagnostics;
using System.Text;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>The bytes of a Send call, built once per conversation and side; a send changes the digits in place.</summary>
internal sealed class SendFrame
{
    private const string Filler = " Is this one still available in blue?";

    // UUID version 7: milliseconds first, as clients make them. The database sorts by it.
    private static readonly long Epoch = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - (Stopwatch.GetTimestamp() * 1000 / Stopwatch.Frequency);

    private readonly byte[] _bytes;
    private readonly int _invocationId;
    private readonly int _clientMsgId;
    private readonly int _text;

    /// <param name="conversationId">Agents name the conversation, buyers do not.</param>
    public SendFrame(string method, string? conversationId)
    {
        var id = Guid.CreateVersion7().ToString();
        var to = conversationId is null ? "" : $"\"{conversationId}\",";
        var blank = new string('_', Stamp.Length);
        _bytes = Encoding.UTF8.GetBytes(
            $$"""{"type":1,"invocationId":"s0000000000000000","target":"{{method}}","arguments":[{{to}}{"clientMsgId":"{{id}}","kind":"text","text":"{{blank}}{{Filler}}"}]}""" + "\u001e");
        _invocationId = _bytes.AsSpan().IndexOf("s0000000000000000"u8) + 1;
        _clientMsgId = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id));
        _text = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(blank));
    }

    public ReadOnlyMemory<byte> Fill(Stamp stamp)
    {
        Digits.Write(_bytes.AsSpan(_invocationId, 8), stamp.Talk);
        Digits.Write(_bytes.AsSpan(_invocationId + 8, 8), stamp.Counter);
        WriteClientMsgId(_bytes.AsSpan(_clientMsgId, 36), stamp);
        stamp.Write(_bytes.AsSpan(_text, Stamp.Length));
        return _bytes;
    }

    // Version, variant and twelve random bits stay as they are; the last twelve digits are the counter.
    private static void WriteClientMsgId(Span<byte> id, Stamp stamp)
    {
        var milliseconds = Epoch + (stamp.SentAt * 1000 / Stopwatch.Frequency);
        Digits.WriteHex(id[..8], milliseconds >> 16);
        Digits.WriteHex(id[9..13], milliseconds);
        Digits.WriteHex(id[24..], stamp.Counter);
    }
}
