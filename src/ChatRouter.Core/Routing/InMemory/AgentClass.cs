namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What keeps an agent out of a pool's competition, or the tier in which he competes; the first that applies.</summary>
public enum AgentClass
{
    Offline,
    OffDuty,
    Paused,
    Grace,

    /// <summary>Online, but of weight 0 or noSplit: only a person can give him somebody.</summary>
    Unsplit,
    Full,

    /// <summary>Held back by the flap guard.</summary>
    Guarded,
    Busy,
    Calm,
}
