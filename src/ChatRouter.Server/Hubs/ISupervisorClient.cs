using ChatRouter.Core.Delivery;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Hubs;

/// <summary>What the server tells a supervisor's page.</summary>
public interface ISupervisorClient : IClient
{
    Task Board(ShopBoard board);

    /// <summary>Of the conversation that is watched.</summary>
    Task ContactChanged(ContactChanged changed);

    /// <summary>The session ended: disabled, role changed, signed out everywhere. The connection closes.</summary>
    Task Superseded(SessionSuperseded superseded);
}
