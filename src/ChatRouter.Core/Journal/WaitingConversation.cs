using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>A conversation that nobody serves yet, and the pool whose agents it waits for; none: the whole shop's.</summary>
public sealed record WaitingConversation(ConversationRecord Record, PoolId? Pool);
