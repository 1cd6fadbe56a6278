using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>An agent at one moment, recounted from the journal.</summary>
public sealed record AgentFacts(SetAgent Settings, AgentState State, int Pending, int Active, int Owned, int Capacity, bool Busy, bool Flapping)
{
    public AgentId Id => Settings.Agent;

    public bool Online => State == AgentState.Online && Settings is { OnDuty: true, Enabled: true };

    public bool Full => Capacity > 0 && Active >= Capacity;

    /// <summary>Rule 7, but for those who were tried.</summary>
    public bool Eligible => Online && Settings is { Weight: > 0, NoSplit: false } && !Full && !Flapping;

    /// <summary>Rule 9's step for this weight.</summary>
    public long Step(RoutingMode mode) => 72_072_000 / (mode == RoutingMode.Average ? 1 : Settings.Weight);
}
