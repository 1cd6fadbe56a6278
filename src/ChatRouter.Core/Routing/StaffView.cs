namespace ChatRouter.Core.Routing;

/// <summary>The agents of a shop as the dispatcher sees them, by id, and how much waits for them.</summary>
/// <param name="Waiting">How many conversations wait in line.</param>
/// <param name="OfflinePool">How many lie in the offline pool.</param>
public sealed record StaffView(IReadOnlyList<AgentView> Agents, int Waiting, int OfflinePool);
