using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Hubs;

/// <summary>What the agent wants to be, with the reason of a break.</summary>
public sealed record SetStateRequest
{
    public required WantedState State { get; init; }

    public string? Reason { get; init; }

    public bool Force { get; init; }
}
