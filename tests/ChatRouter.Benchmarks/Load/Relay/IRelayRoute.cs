namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>How the relay finds the connection of a receiver.</summary>
internal interface IRelayRoute
{
    /// <summary>Notes whose connection that is.</summary>
    Task ArriveAsync(string name, string connectionId);

    Task SendAsync(string to, RelayMessage message);
}
