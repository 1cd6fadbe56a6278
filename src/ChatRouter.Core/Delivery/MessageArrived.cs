using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>Wire: <c>Message(message)</c>.</summary>
public sealed record MessageArrived(Message Message) : ServerEvent;
