namespace ChatRouter.Core.Diagnosis;

/// <summary>A difference from the equal share, taken apart; in conversations, exact to the millionth.</summary>
public sealed record DifferenceParts(decimal OnlineTime, decimal Weight, decimal Groups, decimal RecentContact, decimal Busyness, decimal Manual, decimal TurnOrder)
{
    public decimal Sum() => OnlineTime + Weight + Groups + RecentContact + Busyness + Manual + TurnOrder;
}
