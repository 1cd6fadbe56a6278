using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChatRouter.Server.Metrics;

/// <summary>Collects all instruments when somebody asks, and tells them as Prometheus reads them.</summary>
[ExportModes(ExportModes.Pull)]
public sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>One at a time: what is collected is written where it is asked for.</summary>
    public string Read()
    {
        lock (_gate)
        {
            _text.Clear();
            Collect?.Invoke(Timeout.Infinite);
            return _text.ToString();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
            PrometheusText.Write(_text, metric);
        return ExportResult.Success;
    }
}
