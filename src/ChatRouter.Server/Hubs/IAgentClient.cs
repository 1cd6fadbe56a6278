using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>What the server tells an agent's desk.</summary>
public interface IAgentClient : IClient
{
    Task Assigned(ConversationAssigned assignment);

    Task Unassigned(ConversationUnassigned unassigned);

    Task ConversationChanged(AgentConversation conversation);

    Task AgentChanged(AgentChanged agent);

    /// <summary>A supervisor says something to all agents.</summary>
    Task Notice(NoticePosted notice);

    /// <summary>A supervisor changed this agent's state.</summary>
    Task StateForced(StateForced forced);

    /// <summary>The session ended: disabled, role changed, signed out everywhere. The connection closes.</summary>
    Task Superseded(SessionSuperseded superseded);
}
