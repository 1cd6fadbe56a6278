namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Who wins a pool's competition. <paramref name="Share"/> is what he competed with: max(s, v).</summary>
internal readonly record struct Pick(AgentEntry Winner, AgentEntry? RunnerUp, Tier Tier, long Share);
