namespace ChatRouter.Core.Delivery;

/// <summary>The tags of a buyer are others now. Wire: <c>BuyerTagged({buyerId, tags, level})</c>.</summary>
/// <param name="Tags">All that he has, those that were given first at the beginning.</param>
/// <param name="Level">His member level, told with a conversation that comes to an agent; none: as it was.</param>
public sealed record BuyerTagged(BuyerId BuyerId, IReadOnlyList<string> Tags, int? Level = null) : ServerEvent;
