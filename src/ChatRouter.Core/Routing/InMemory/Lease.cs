namespace ChatRouter.Core.Routing.InMemory;

/// <summary>One connection of an agent and how long it counts without a sign of life.</summary>
internal sealed class Lease(ConnectionId connection, AgentEntry agent)
{
    public ConnectionId Connection { get; } = connection;

    public AgentEntry Agent { get; } = agent;

    public long Until { get; set; }

    /// <summary>The agent's next connection.</summary>
    public Lease? Next { get; set; }
}
