using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChatRouter.Server.Metrics;

/// <summary>Writes one instrument in Prometheus' text format, version 0.0.4; names as OpenTelemetry's specification of Prometheus compatibility makes them.</summary>
/// <remarks>Sums that only rise are counters, other sums and gauges are gauges, histograms have their buckets; what else there may be is left out.</remarks>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly Dictionary<string, string> Units = new()
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["By"] = "bytes",
        ["%"] = "percent",
    };

    public static void Write(StringBuilder text, Metric metric)
    {
        if (TypeOf(metric.MetricType) is not { } type)
            return;
        var name = NameOf(metric, type);
        text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(metric.Description, quoted: false)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
                WriteHistogram(text, name, point);
            else
                WriteLine(text, name, point.Tags, null, ValueOf(metric.MetricType, point));
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            WriteLine(text, $"{name}_bucket", point.Tags, Number(bucket.ExplicitBound), below);
        }

        WriteLine(text, $"{name}_sum", point.Tags, null, point.GetHistogramSum());
        WriteLine(text, $"{name}_count", point.Tags, null, point.GetHistogramCount());
    }

    private static void WriteLine(StringBuilder text, string name, ReadOnlyTagCollection tags, string? upTo, double value)
    {
        text.Append(name);
        var separator = '{';
        foreach (var (label, of) in tags)
            Label(label, Convert.ToString(of, CultureInfo.InvariantCulture));
        if (upTo is not null)
            Label("le", upTo);
        text.Append(separator == ',' ? "} " : " ").Append(Number(value)).Append('\n');

        void Label(string label, string? of)
        {
            text.Append(separator).Append(Sanitized(label)).Append("=\"").Append(Escaped(of, quoted: true)).Append('"');
            separator = ',';
        }
    }

    private static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic or MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    // The unit's word and what counts stand at the end, once; a unit in braces is a remark.
    private static string NameOf(Metric metric, string type)
    {
        var name = Sanitized(metric.Name);
        if (Units.TryGetValue(metric.Unit, out var unit) && !name.EndsWith($"_{unit}", StringComparison.Ordinal))
            name = $"{name}_{unit}";
        return type == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    private static string Sanitized(string name) => string.Create(name.Length, name, (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
    });

    private static string Escaped(string? value, bool quoted)
    {
        var escaped = (value ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quoted ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
