using System.Diagnostics.Metrics;
using ChatRouter.Server.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChatRouter.Tests.Metrics;

/// <summary>Instruments as Prometheus reads them.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new($"text-{Guid.NewGuid()}");
    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;

    public PrometheusTextTests() => _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new BaseExportingMetricReader(_exporter)).Build();

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void A_sum_that_only_rises_is_a_counter_of_its_unit()
    {
        var sent = _meter.CreateCounter<long>("net.sent", "By", "What went out.");
        sent.Add(3, new KeyValuePair<string, object?>("net.kind", "a"));
        sent.Add(4, new KeyValuePair<string, object?>("net.kind", "a"));

        Assert.Equal("# HELP net_sent_bytes_total What went out.\n# TYPE net_sent_bytes_total counter\nnet_sent_bytes_total{net_kind=\"a\"} 7\n", _exporter.Read());
    }

    [Fact]
    public void What_falls_as_well_is_a_gauge_and_a_unit_in_braces_is_no_part_of_the_name()
    {
        var open = _meter.CreateUpDownCounter<long>("open", "{socket}", "Open ones.");
        open.Add(3);
        open.Add(-1);
        _meter.CreateObservableGauge("load", () => 0.25, "1", "How full.");

        Assert.Equal("# HELP open Open ones.\n# TYPE open gauge\nopen 2\n# HELP load How full.\n# TYPE load gauge\nload 0.25\n", _exporter.Read());
    }

    [Fact]
    public void A_histogram_has_buckets_up_to_infinity_each_with_those_below()
    {
        var took = _meter.CreateHistogram<double>("took", "s", "How long.", advice: new() { HistogramBucketBoundaries = [0.5, 1] });
        took.Record(0.25);
        took.Record(0.75);
        took.Record(8);

        Assert.Equal(
            """
            # HELP took_seconds How long.
            # TYPE took_seconds histogram
            took_seconds_bucket{le="0.5"} 1
            took_seconds_bucket{le="1"} 2
            took_seconds_bucket{le="+Inf"} 3
            took_seconds_sum 9
            took_seconds_count 3

            """, _exporter.Read());
    }

    [Fact]
    public void Words_that_would_end_a_line_or_a_label_are_escaped()
    {
        _meter.CreateCounter<long>("said", null, "In one\nline.").Add(1, new KeyValuePair<string, object?>("word", "a\"b\\c\nd"));

        Assert.Equal("# HELP said_total In one\\nline.\n# TYPE said_total counter\nsaid_total{word=\"a\\\"b\\\\c\\nd\"} 1\n", _exporter.Read());
    }

    [Fact]
    public void Whoever_reads_again_is_told_what_it_is_by_then()
    {
        var said = _meter.CreateCounter<long>("said");
        said.Add(1);
        _exporter.Read();
        said.Add(1);

        Assert.EndsWith("said_total 2\n", _exporter.Read(), StringComparison.Ordinal);
    }
}
