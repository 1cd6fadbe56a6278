using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed that holds many sockets.</summary>
public sealed class HerdBed : FaultBed
{
    // HAProxy needs two for each client.
    private const int Files = 65_536;

    private protected override Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment) =>
        Task.FromResult(new ClusterProcess(3, environment: environment, files: Files));
}
