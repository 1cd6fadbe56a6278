using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>Samples the stacks of another .NET process over its diagnostics port and tells where its threads were.</summary>
/// <remarks>The sampler stops the process at every sample, so figures of a sampled round are worse than without.</remarks>
internal sealed class Sampling : IAsyncDisposable
{
    private const string Sampler = "Microsoft-DotNETCore-SampleProfiler";
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const long DefaultKeywords = 0x14C14FCCBD;

    // Where threads wait; what they do there is no work.
    private static readonly string[] Waits =
        ["LowLevelLifoSemaphore", "WaitHandle.Wait", "Monitor.Wait", "Monitor.ObjWait", "SocketAsyncEngine.EventLoop", "LowLevelMonitor", "Thread.Sleep", "Thread.Join", "ManualResetEventSlim.Wait", "Interop+Sys.Read(", "WorkerThreadStart", "PollGC", "SocketManager.WriteAllQueues"];

    // On every stack, and says nothing.
    private static readonly string[] Machinery = ["System.Runtime.CompilerServices.", "System.Threading."];

    private readonly EventPipeSession _session;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"chatrouter-{Guid.NewGuid():n}.nettrace");
    private readonly Task _copying;

    private Sampling(EventPipeSession session)
    {
        _session = session;
        _copying = CopyAsync();
    }

    public static async Task<Sampling> StartAsync(int processId, CancellationToken cancellation)
    {
        EventPipeProvider[] providers = [new(Sampler, EventLevel.Informational), new(Runtime, EventLevel.Informational, DefaultKeywords)];
        return new Sampling(await new DiagnosticsClient(processId).StartEventPipeSessionAsync(providers, true, 256, cancellation));
    }

    /// <summary>Ends sampling and prints the methods most often found on top of a stack, then those most often anywhere on one.</summary>
    public async Task PrintAsync(int lines, CancellationToken cancellation)
    {
        await _session.StopAsync(cancellation);
        await _copying;
        var etlx = TraceLog.CreateFromEventPipeDataFile(_file);
        using (var log = new TraceLog(etlx))
        {
            var tops = new Dictionary<string, int>();
            var anywhere = new Dictionary<string, int>();
            var samples = log.Events.Where(e => e.ProviderName == Sampler).Count(sample => Add(sample.CallStack(), tops, anywhere));
            Print("on top of the stack", tops, samples, lines);
            Print("anywhere on the stack", anywhere, samples, lines * 2);
        }

        File.Delete(etlx);
    }

    public async ValueTask DisposeAsync()
    {
        await _copying;
        _session.Dispose();
        File.Delete(_file);
    }

    private static bool Add(TraceCallStack? stack, Dictionary<string, int> tops, Dictionary<string, int> anywhere)
    {
        var names = new List<string>();
        for (var frame = stack; frame is not null; frame = frame.Caller)
            if (frame.CodeAddress.FullMethodName is { Length: > 0 } name) names.Add(name);
        if (names.Count == 0 || names.Take(3).Any(name => Waits.Any(wait => name.Contains(wait, StringComparison.Ordinal)))) return false;

        // A lock says nothing without who wants it.
        var top = names[0].StartsWith("System.Threading.", StringComparison.Ordinal) && names.FirstOrDefault(name => !name.StartsWith("System.Threading.", StringComparison.Ordinal)) is { } wanting
            ? $"{names[0].Split('(')[0]} in {wanting}"
            : names[0];
        tops[top] = tops.GetValueOrDefault(top) + 1;
        foreach (var name in names.Distinct().Where(name => !Machinery.Any(machinery => name.StartsWith(machinery, StringComparison.Ordinal)))) anywhere[name] = anywhere.GetValueOrDefault(name) + 1;
        return true;
    }

    private static void Print(string title, Dictionary<string, int> counts, int samples, int lines)
    {
        Console.WriteLine($"  {samples} samples of threads at work; {title}:");
        foreach (var (name, count) in counts.OrderByDescending(c => c.Value).Take(lines))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {100.0 * count / samples,5:F1} %  {(name.Length > 150 ? name[..150] : name)}"));
    }

    private async Task CopyAsync()
    {
        await using var file = File.Create(_file);
        await _session.EventStream.CopyToAsync(file);
    }
}
