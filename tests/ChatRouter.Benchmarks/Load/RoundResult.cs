using ChatRouter.Benchmarks.Load.Measure;
using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load;

/// <summary>What one round measured; nothing of the server when it was not started here.</summary>
internal sealed record RoundResult(Meter Meter, TargetFigures? Server, TimeSpan OwnCpu);
