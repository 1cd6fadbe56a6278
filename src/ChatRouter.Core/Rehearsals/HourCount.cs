namespace ChatRouter.Core.Rehearsals;

/// <summary>What an hour's buyers came to.</summary>
/// <param name="Received">How many conversations each agent got; who is left out got none.</param>
/// <param name="Waited">Buyers who waited in the queue.</param>
/// <param name="Left">Buyers whose message went to the pool.</param>
public sealed record HourCount(IReadOnlyDictionary<AgentId, int> Received, int Waited, int Left);
