namespace ChatRouter.Core.Diagnosis;

/// <summary>A half hour, and how many buyers came to agents in it.</summary>
public readonly record struct TrafficStep(DateTimeOffset From, int Count);
