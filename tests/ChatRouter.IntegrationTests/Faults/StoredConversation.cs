namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A conversation's row.</summary>
internal sealed record StoredConversation(string Shop, string Id, long LastSeq, int Version, string? Owner, bool Open);
