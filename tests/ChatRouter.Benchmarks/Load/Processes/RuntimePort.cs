using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>What the runtime of another process offers over its diagnostics port.</summary>
internal static class RuntimePort
{
    /// <summary>Makes the process collect all garbage.</summary>
    public static async Task CollectGarbageAsync(int processId, CancellationToken cancellation)
    {
        var collect = new EventPipeProvider(
            "Microsoft-Windows-DotNETRuntime", EventLevel.Informational, (long)ClrTraceEventParser.Keywords.GCHeapCollect);
        using var session = await new DiagnosticsClient(processId).StartEventPipeSessionAsync([collect], false, 16, cancellation);
        await session.StopAsync(cancellation);
        await session.EventStream.CopyToAsync(Stream.Null, cancellation);
    }
}
