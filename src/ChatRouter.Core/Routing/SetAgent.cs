namespace ChatRouter.Core.Routing;

/// <summary>An agent's routing settings, whole.</summary>
public sealed record SetAgent
{
    public required ShopId Shop { get; init; }

    public required AgentId Agent { get; init; }

    /// <summary>0 = none automatically.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>The most active conversations; 0 = no limit; none: the shop's default.</summary>
    public int? Capacity { get; init; }

    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>不分流: only transfers and taking by hand.</summary>
    public bool NoSplit { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>False outside the agent's shift: nothing new at all.</summary>
    public bool OnDuty { get; init; } = true;

    /// <summary>What an agent wants to be who is not known yet. Unless that is Offline, he has his grace to come: a dispatcher that begins anew must not take him for gone.</summary>
    public WantedState Wanted { get; init; }

    public required DateTimeOffset At { get; init; }
}
