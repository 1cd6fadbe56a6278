namespace ChatRouter.Redis.Nodes;

/// <summary>A holding as it is to be told: none of <paramref name="Connections"/> when the node holds nothing.</summary>
/// <param name="Connections">An agent's; of others only that there are some matters.</param>
internal readonly record struct HoldingState(Holding Holding, long Number, string[]? Connections);
