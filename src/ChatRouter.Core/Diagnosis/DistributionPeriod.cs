using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Diagnosis;

/// <summary>From one time until before another.</summary>
public readonly record struct DistributionPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    // A month of 31 days in which the clocks are set back.
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(31) + TimeSpan.FromHours(2);

    /// <summary>Why it cannot be looked at; none: it can.</summary>
    public Rejection? Check() => From < Until && Until - From <= Longest
        ? null
        : new(ErrorCode.InvalidArgument, "A period ends after it begins, and has at most 31 days.");
}
