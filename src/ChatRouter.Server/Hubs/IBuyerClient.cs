using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>What the server tells a buyer's widget.</summary>
public interface IBuyerClient : IClient
{
    Task Status(BuyerStatus status);

    Task Closed(ConversationClosed closed);
}
