using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed whose database has a small disk to itself.</summary>
public sealed class DiskBed : FaultBed
{
    private const int Megabytes = 400;

    private string Filler => Path.Combine(Cluster.PostgresFolder, "filler");

    /// <summary>Takes all of the space that is left but that.</summary>
    internal async Task FillAsync(int kilobytesLeft)
    {
        var left = new DriveInfo(Cluster.PostgresFolder).AvailableFreeSpace - (kilobytesLeft * 1_024L);
        await Cluster.CommandAsync("fallocate", "-l", FormattableString.Invariant($"{left}"), Filler);
    }

    internal void Free() => File.Delete(Filler);

    private protected override Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment) =>
        Task.FromResult(new ClusterProcess(3, environment: environment, databaseMegabytes: Megabytes));
}
