using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.TestKit.HubClient;

/// <summary>What a widget needs of the answer to Open.</summary>
public sealed record OpenedWidget(BuyerStatus? Status, long LastSeq, IReadOnlyList<Message>? Messages, Rating? Rating = null);
