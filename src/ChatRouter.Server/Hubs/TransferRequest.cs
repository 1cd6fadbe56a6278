namespace ChatRouter.Server.Hubs;

/// <summary>Exactly one of agent and group. The note is never shown to the buyer.</summary>
public sealed record TransferRequest
{
    public AgentId? AgentId { get; init; }

    public GroupId? GroupId { get; init; }

    public required string Reason { get; init; }

    public string? Note { get; init; }
}
