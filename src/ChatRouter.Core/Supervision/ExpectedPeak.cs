namespace ChatRouter.Core.Supervision;

/// <summary>预测高峰: when most buyers of the day are to be expected.</summary>
public sealed record ExpectedPeak(DateTimeOffset From, DateTimeOffset Until);
