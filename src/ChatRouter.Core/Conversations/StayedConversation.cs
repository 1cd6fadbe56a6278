using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Conversations;

/// <summary>A conversation that an agent handed over and reads on with, and its latest messages in order.</summary>
/// <param name="Until">When he sees no more of it, by the server's clock.</param>
/// <param name="Handovers">How often it was handed over until now, the first first.</param>
public sealed record StayedConversation(AgentConversation Conversation, IReadOnlyList<Message> Messages, DateTimeOffset Until, IReadOnlyList<Handover> Handovers);
