namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What is judged by time or takes every processor: one row after another, whatever they stand on, when no other test runs.</summary>
[CollectionDefinition(FaultBed.Name, DisableParallelization = true)]
public sealed class FaultCollection;
