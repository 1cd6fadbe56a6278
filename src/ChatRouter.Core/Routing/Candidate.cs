using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Core.Routing;

/// <summary>An agent before a simulated decision.</summary>
/// <param name="Standing">What keeps him out of the competition, or the tier in which he competes.</param>
/// <param name="InPool">He is a member of the pool that rule 6 chose.</param>
/// <param name="Eligible">Rule 7 lets him compete.</param>
/// <param name="Capacity">0 = no limit.</param>
/// <param name="Share">What he competes with by rule 9; none outside the pool.</param>
/// <param name="ExpectedShare">His part of the pool's buyers while exactly the eligible stay so, from 0 to 1.</param>
public sealed record Candidate(
    AgentId Agent, AgentState State, AgentClass Standing, bool InPool, bool Eligible, int Weight, int Pending, int Active, int Capacity, long? Share, double ExpectedShare);
