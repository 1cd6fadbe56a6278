namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Who wins a pool's competition. <paramref name="Share"/> is his before the pick.</summary>
internal readonly record struct Pick(AgentEntry Winner, AgentEntry? RunnerUp, Tier Tier, long Share);
