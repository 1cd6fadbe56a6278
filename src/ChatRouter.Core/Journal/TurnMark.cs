namespace ChatRouter.Core.Journal;

/// <summary>A public message of a buyer or a human agent, without what it says: what turns are read from. None is made of what was taken back.</summary>
/// <param name="Agent">Who answered; none: the buyer wrote.</param>
public readonly record struct TurnMark(ConversationId Conversation, long Seq, AgentId? Agent, DateTimeOffset At);
