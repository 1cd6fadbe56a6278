namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A row of a conversation.</summary>
internal sealed record StoredMessage(string Shop, string Conversation, long Seq, string ClientMsgId, string SenderId, string? Text);
