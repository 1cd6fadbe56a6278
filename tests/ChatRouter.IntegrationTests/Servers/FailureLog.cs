using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Servers;

/// <summary>What a server logged as a failure.</summary>
internal sealed class FailureLog : ILoggerProvider
{
    public ConcurrentQueue<string> Failures { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Log(categoryName, Failures);

    public void Dispose()
    {
    }

    private sealed class Log(string category, ConcurrentQueue<string> failures) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                failures.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
