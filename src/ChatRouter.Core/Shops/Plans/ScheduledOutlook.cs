using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What would become of a scheduled publication on top of a plan.</summary>
/// <param name="Changed">Whether it would change anything.</param>
/// <param name="Errors">Why the plan cannot be kept; none: it can.</param>
public sealed record ScheduledOutlook(ScheduledPublication Scheduled, PlanMerge Merge, bool Changed, PlanErrors? Errors)
{
    public bool GoesLive => FailureCode is null;

    /// <summary>Why it would not go live, as <see cref="PublicationFailure.Code"/>; none: it would.</summary>
    public string? FailureCode => Merge.Clashes ? ErrorCode.Stale : Errors is not null ? ErrorCode.InvalidPlan : Changed ? null : ErrorCode.Unchanged;

    /// <summary>The fields that were changed otherwise; where one side took away what the other changed something of, all that either changed.</summary>
    public IReadOnlyList<PlanConflict> Clashes { get; private init; } = [];

    public static ScheduledOutlook Of(ScheduledPublication scheduled, RoutingPlan plan, IReadOnlyList<Account> accounts)
    {
        var merge = PlanMerge.Of(scheduled.Origin, plan, scheduled.Plan);
        var errors = PlanRules.Check(merge.Plan, accounts.Select(account => account.Id).ToHashSet());
        return new(scheduled, merge, PlanDifference.Between(plan, merge.Plan).Count > 0, errors.IsEmpty ? null : errors)
        {
            Clashes = merge.Clashes ? ClashesOf(scheduled, plan) : [],
        };
    }

    private static IReadOnlyList<PlanConflict> ClashesOf(ScheduledPublication scheduled, RoutingPlan plan)
    {
        var fields = PlanDifference.Between(scheduled.Origin, plan, scheduled.Plan);
        return fields.Any(field => field.Clashes) ? [.. fields.Where(field => field.Clashes)] : fields;
    }
}
