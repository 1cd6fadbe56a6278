namespace ChatRouter.Server.Hubs;

/// <summary>An internal note.</summary>
public sealed record NoteRequest
{
    public required string ClientMsgId { get; init; }

    public required string Text { get; init; }
}
