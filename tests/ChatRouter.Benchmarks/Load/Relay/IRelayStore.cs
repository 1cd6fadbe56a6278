namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>Where a relay keeps messages that it relays afterwards. One thread calls it.</summary>
internal interface IRelayStore
{
    /// <summary>Returns when all of them are on the disk.</summary>
    void Commit(IReadOnlyList<byte[]> messages);
}
