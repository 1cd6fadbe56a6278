using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed that holds many sockets.</summary>
public sealed class HerdBed : FaultBed
{
    // HAProxy needs two for each client: more than the usual 20,000 in the whole form.
    private static readonly int? Files = Form.Of<int?>(null, 65_536);

    private protected override Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment) =>
        Task.FromResult(new ClusterProcess(3, environment: environment, files: Files));
}
