namespace ChatRouter.Core.Diagnosis;

/// <summary>Buyers that agents got, by half hours; those without any are left out.</summary>
public sealed record Traffic(IReadOnlyList<TrafficStep> Steps)
{
    /// <summary>Every zone's clocks differ from UTC by whole steps, or by a half of one.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
}
