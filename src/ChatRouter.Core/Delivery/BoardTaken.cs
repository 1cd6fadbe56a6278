using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Delivery;

/// <summary>To whoever watches the shop at this node. Wire: <c>Board(board)</c>.</summary>
public sealed record BoardTaken(ShopBoard Board) : ServerEvent;
