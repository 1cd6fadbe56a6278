using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Hubs;

namespace ChatRouter.IntegrationTests.SignalRClient;

/// <summary>What chat.mjs prints.</summary>
internal sealed record SeenByClient(
    AgentMe Me,
    AgentState State,
    string ShopName,
    SendReceipt Sent,
    SendReceipt Repeated,
    OpenedConversation Assigned,
    string Refused,
    SendReceipt Answered,
    Message Answer,
    BuyerStatus Status,
    SendReceipt Missed,
    BuyerSnapshot Reopened,
    ReceiptRaised Receipt);
