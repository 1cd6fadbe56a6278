using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Rehearsals;

/// <summary>Something that happened in a past hour, and would have happened under other settings as well.</summary>
public abstract record PastEvent(DateTimeOffset At)
{
    /// <summary>An agent came to be this.</summary>
    public sealed record StateChanged(AgentId Agent, AgentState State, DateTimeOffset At) : PastEvent(At);

    /// <summary>A buyer wrote.</summary>
    /// <param name="Named">The agent whose link he came by.</param>
    public sealed record Wrote(ConversationId Conversation, BuyerId Buyer, long Seq, OrderState OrderState, int Priority, AgentId? Named, GroupHint? Group, DateTimeOffset At) : PastEvent(At);

    /// <summary>He was answered.</summary>
    public sealed record Answered(ConversationId Conversation, long Seq, DateTimeOffset At) : PastEvent(At);

    /// <summary>Somebody decided by hand that this agent serves him.</summary>
    public sealed record Handed(ConversationId Conversation, AgentId To, DateTimeOffset At) : PastEvent(At);

    /// <summary>He left the queue.</summary>
    public sealed record LeftQueue(ConversationId Conversation, DateTimeOffset At) : PastEvent(At);

    public sealed record Ended(ConversationId Conversation, DateTimeOffset At) : PastEvent(At);
}
