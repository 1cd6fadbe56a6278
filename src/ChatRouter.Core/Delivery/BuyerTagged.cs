namespace ChatRouter.Core.Delivery;

/// <summary>The tags of a buyer are others now. Wire: <c>BuyerTagged({buyerId, tags})</c>.</summary>
/// <param name="Tags">All that he has, those that were given first at the beginning.</param>
public sealed record BuyerTagged(BuyerId BuyerId, IReadOnlyList<string> Tags) : ServerEvent;
