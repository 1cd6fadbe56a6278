using System.Text;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>The bytes of a Send call, built once per conversation and side; a send changes the digits in place.</summary>
internal sealed class SendFrame
{
    private const string Filler = " Is this one still available in blue?";

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
        // The last twelve hexadecimal digits count; version and variant stay as they are.
        _clientMsgId = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id)) + id.Length - 12;
        _text = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(blank));
    }

    public ReadOnlyMemory<byte> Fill(Stamp stamp)
    {
        Digits.Write(_bytes.AsSpan(_invocationId, 8), stamp.Talk);
        Digits.Write(_bytes.AsSpan(_invocationId + 8, 8), stamp.Counter);
        Digits.WriteHex(_bytes.AsSpan(_clientMsgId, 12), stamp.Counter);
        stamp.Write(_bytes.AsSpan(_text, Stamp.Length));
        return _bytes;
    }
}
