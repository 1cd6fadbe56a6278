namespace ChatRouter.Core.Delivery;

/// <summary>To the former owner. Wire: <c>Unassigned({conversationId, reason})</c>; reason: <c>closed</c>, <c>transferred</c>, <c>taken</c>, <c>silent</c>, <c>agentLost</c>, <c>rerouted</c>; to who stayed after a transfer, <c>stayOver</c>.</summary>
public sealed record ConversationUnassigned(ConversationId ConversationId, string Reason) : ServerEvent
{
    /// <summary>The time is over for which a conversation's giver reads on.</summary>
    public const string StayOver = "stayOver";
}
