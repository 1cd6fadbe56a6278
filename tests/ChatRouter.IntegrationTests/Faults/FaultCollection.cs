namespace ChatRouter.IntegrationTests.Faults;

/// <summary>The rows run one after another, whatever they stand on, and beside nothing that keeps a processor busy for long.</summary>
[CollectionDefinition(FaultBed.Name)]
public sealed class FaultCollection;
