using System.Runtime.InteropServices;
using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load;

/// <summary>The command <c>load</c>.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var options = LoadOptions.Parse(args);
            return options switch
            {
                { Storm: > 0 } => await StormRun.RunAsync(options, stop.Token),
                { Idle: > 0 } => await IdleRun.RunAsync(options, stop.Token),
                _ => await MessageRun.RunAsync(options, stop.Token),
            };
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}\n{LoadOptions.Usage}");
            return 2;
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or IOException or TimeoutException or System.Net.WebSockets.WebSocketException or Xunit.Sdk.XunitException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }

    /// <summary>The targets that the options name, in the order in which they take turns.</summary>
    public static List<ITarget> Targets(LoadOptions options, Connector connector)
    {
        var targets = new List<ITarget>();
        if (!options.RelayOnly) targets.Add(options.Nodes > 0 ? new ClusterTarget(options, connector) : new RouterTarget(options, connector));
        if (options.BesidePath is { } beside) targets.Add(new RouterTarget(options with { ServerPath = beside }, connector, "beside"));
        if (options.RelaysStoring) targets.AddRange([new RelayTarget(options, connector, "table"), new RelayTarget(options, connector, "file")]);
        if (options.Baseline || options.RelayOnly) targets.Add(options.RelayNodes ? new RelayClusterTarget(options, connector) : new RelayTarget(options, connector));
        return targets;
    }
}
