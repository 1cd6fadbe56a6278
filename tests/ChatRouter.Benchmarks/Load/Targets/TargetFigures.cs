using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>What the processes of a target used: all servers together, and what they share if they share anything.</summary>
internal sealed record TargetFigures(ProcessFigures Servers, ProcessFigures? Redis = null, ProcessFigures? Postgres = null)
{
    /// <summary>Processor time since <paramref name="earlier"/>, memory as it is now.</summary>
    public TargetFigures Since(TargetFigures earlier) =>
        new(Servers.Since(earlier.Servers), Redis?.Since(earlier.Redis.GetValueOrDefault()), Postgres?.Since(earlier.Postgres.GetValueOrDefault()));
}
