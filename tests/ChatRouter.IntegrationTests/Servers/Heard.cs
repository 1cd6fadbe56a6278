using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Servers;

/// <summary>Every line that a server logged, with its scopes' and exceptions' text.</summary>
internal sealed class Heard : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    private readonly ConcurrentQueue<string> _failures = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The lines of errors.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Listener(string category, Heard heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            heard._lines.Enqueue($"{category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{category} {formatter(state, exception)} {exception}";
            heard._lines.Enqueue(line);
            if (logLevel >= LogLevel.Error)
                heard._failures.Enqueue(line);
        }
    }
}
