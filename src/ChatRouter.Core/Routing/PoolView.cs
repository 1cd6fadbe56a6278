namespace ChatRouter.Core.Routing;

/// <summary>A pool's clock and its agents' shares (start-time fair queueing, Goyal, Vin and Cheng 1996).</summary>
public sealed record PoolView(PoolId Pool, long Clock, IReadOnlyList<KeyValuePair<AgentId, long>> Shares);
