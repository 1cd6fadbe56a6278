using ChatRouter.Core.Nodes;

namespace ChatRouter.Core.Journal;

/// <summary>The last stored sequence number of a participant's open conversation.</summary>
public readonly record struct ConversationHead(Participant Of, ConversationId Conversation, long LastSeq);
