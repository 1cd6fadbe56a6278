namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A row of a conversation's assignment history.</summary>
internal sealed record StoredAssignment(string Shop, string Conversation, int Version, string? Owner);
