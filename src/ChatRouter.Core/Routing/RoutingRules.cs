namespace ChatRouter.Core.Routing;

/// <summary>The rules of the policy by their numbers, 0 to 10.</summary>
public static class RoutingRules
{
    public const int Guards = 1;

    public const int Last = 10;

    /// <summary>The rule that decides with this reason; none: a person did.</summary>
    public static int? RuleOf(RouteReason reason) => reason switch
    {
        RouteReason.Owner => 0,
        RouteReason.Named => 2,
        RouteReason.RecentContact => 3,
        RouteReason.Dedicated => 4,
        RouteReason.Bot => 5,
        RouteReason.LeastBusy => 8,
        RouteReason.Average or RouteReason.Weighted => 9,
        RouteReason.Taken or RouteReason.BuyerLeftQueue => null,
        _ => Last,
    };
}
