using System.Diagnostics;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A buyer under load.</summary>
internal sealed class BuyerPeer : Peer
{
    private readonly Stage _stage;
    private readonly Talk _talk;
    private readonly SendFrame _frame = new("Send", null);
    private readonly ShownMessage.Sink _shown;
    private int _busy;
    private int _unacked;

    public BuyerPeer(Stage stage, Talk talk)
    {
        _stage = stage;
        _talk = talk;
        _shown = Shown;
    }

    /// <summary>Sends the next message unless the previous one is still on its way out.</summary>
    public bool TrySend(long sentAt)
    {
        if (Fault is not null || (_stage.SendOnAck && Volatile.Read(ref _unacked) > 0)) return false;
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return false;

        Interlocked.Increment(ref _unacked);
        var send = SendAsync(_frame.Fill(new Stamp(true, _talk.Number, _talk.ToAgent.Next(sentAt), sentAt)));
        if (send.IsCompletedSuccessfully) Volatile.Write(ref _busy, 0);
        else _ = FinishAsync(send);
        return true;
    }

    protected override void Receive(in Record record)
    {
        if (record.Type == 3) Completed(record);
        else if (record.Target.SequenceEqual("Message"u8)) ShownMessage.ReadAll(record.Body, _shown);
    }

    protected override void Repaired(ShownMessage message)
    {
        if (Stamp.TryRead(message.Text, out var stamp) && !stamp.FromBuyer) _talk.ToBuyer.Show(stamp.Counter, message.Seq);
    }

    private async Task FinishAsync(ValueTask send)
    {
        await send;
        Volatile.Write(ref _busy, 0);
        // The ack may have been faster than the send's return.
        if (_stage.SendOnAck) TrySend(Stopwatch.GetTimestamp());
    }

    private void Completed(in Record record)
    {
        Interlocked.Decrement(ref _unacked);
        if (record.Error.IsEmpty)
            _stage.Meter.Acked(_talk.ToAgent.Ack((int)Digits.Read(record.InvocationId[9..]), Seqs.Read(record.Body)));
        else
            _stage.Refused(_talk.ToAgent, record.Error);

        if (_stage.SendOnAck) TrySend(Stopwatch.GetTimestamp());
    }

    private void Shown(ShownMessage message)
    {
        if (!Stamp.TryRead(message.Text, out var stamp) || stamp.FromBuyer) return;

        if (_talk.ToBuyer.Show(stamp.Counter, message.Seq)) _stage.Meter.Shown(_stage.Meter.ToBuyer, stamp.SentAt);
    }
}
