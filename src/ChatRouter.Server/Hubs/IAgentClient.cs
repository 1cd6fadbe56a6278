using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>What the server tells an agent's desk.</summary>
public interface IAgentClient : IClient
{
    Task Assigned(ConversationAssigned assignment);

    Task Unassigned(ConversationUnassigned unassigned);

    Task ConversationChanged(AgentConversation conversation);

    /// <summary>The tags of a buyer whom this agent serves, or has just tagged.</summary>
    Task BuyerTagged(BuyerTagged tagged);

    Task AgentChanged(AgentChanged agent);

    /// <summary>A supervisor says something to all agents.</summary>
    Task Notice(NoticePosted notice);

    /// <summary>The shop routes by another version from now on.</summary>
    Task RoutingPublished(RoutingPublished published);

    /// <summary>A supervisor changed this agent's state.</summary>
    Task StateForced(StateForced forced);

    /// <summary>A buyer rated a conversation that this agent served last.</summary>
    Task Rated(ConversationRated rated);

    /// <summary>The session ended: disabled, role changed, signed out everywhere, and the connection closes. Or the agent sat down elsewhere: the desk leaves.</summary>
    Task Superseded(SessionSuperseded superseded);
}
