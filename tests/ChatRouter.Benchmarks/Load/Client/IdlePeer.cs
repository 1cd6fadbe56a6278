namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A buyer who only keeps the widget open.</summary>
internal sealed class IdlePeer : Peer
{
    protected override void Receive(in Record record)
    {
    }

    protected override void Repaired(ShownMessage message)
    {
    }
}
