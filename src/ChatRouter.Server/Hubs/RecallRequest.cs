namespace ChatRouter.Server.Hubs;

/// <summary>Takes back the message of that number. The client id is this call's, the same for every retry of it.</summary>
public sealed record RecallRequest
{
    public required string ClientMsgId { get; init; }

    public required long Seq { get; init; }
}
