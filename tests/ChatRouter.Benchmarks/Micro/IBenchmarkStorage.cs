using ChatRouter.Core.Journal;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>An empty journal to measure; disposing drains it.</summary>
public interface IBenchmarkStorage : IAsyncDisposable
{
    IJournal Journal { get; }
}
