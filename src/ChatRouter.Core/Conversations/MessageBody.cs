namespace ChatRouter.Core.Conversations;

/// <summary>What a sender wants to say, and the id by which a repeated send is known.</summary>
public sealed record MessageBody(string ClientMsgId, MessageKind Kind, string? Text = null, string? ImageId = null, Card? Card = null);
