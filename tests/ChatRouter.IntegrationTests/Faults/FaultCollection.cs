namespace ChatRouter.IntegrationTests.Faults;

/// <summary>The rows run one after another, whatever they stand on.</summary>
[CollectionDefinition(FaultBed.Name)]
public sealed class FaultCollection;
