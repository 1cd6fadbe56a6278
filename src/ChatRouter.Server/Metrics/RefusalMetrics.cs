using System.Diagnostics.Metrics;
using ChatRouter.Core.Metrics;

namespace ChatRouter.Server.Metrics;

/// <summary>What clients asked for and did not get, by the code they were told.</summary>
public sealed class RefusalMetrics(IMeterFactory meters)
{
    private static readonly KeyValuePair<string, object?> Hub = new("via", "hub");
    private static readonly KeyValuePair<string, object?> Http = new("via", "http");

    private readonly Counter<long> _refusals = CoreMeter.Of(meters).CreateCounter<long>("chatrouter.refusals", "{refusal}", "Calls and requests that were refused, by the code that the client was told.");

    /// <summary>A hub's call was refused.</summary>
    public void RefusedCall(string code) => _refusals.Add(1, Hub, CodeOf(code));

    /// <summary>A request was refused.</summary>
    public void RefusedRequest(string code) => _refusals.Add(1, Http, CodeOf(code));

    private static KeyValuePair<string, object?> CodeOf(string code) => new("code", code);
}
