using ChatRouter.Core.Nodes;

namespace ChatRouter.Core.Uploads;

/// <summary>A message of the sender's is about to carry his upload: into that conversation, or, for a buyer, into his own.</summary>
/// <param name="ClientMsgId">The message; the same for every retry of it.</param>
public sealed record ClaimUpload(UploadId Id, Participant Sender, string ClientMsgId, ConversationId? Conversation, BuyerId Buyer);
