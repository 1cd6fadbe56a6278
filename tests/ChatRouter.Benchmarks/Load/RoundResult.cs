using ChatRouter.Benchmarks.Load.Measure;

namespace ChatRouter.Benchmarks.Load;

/// <summary>What one round measured; nothing of the server when it was not started here.</summary>
internal sealed record RoundResult(Meter Meter, TimeSpan? ServerCpu, long? ServerBytes, TimeSpan OwnCpu);
