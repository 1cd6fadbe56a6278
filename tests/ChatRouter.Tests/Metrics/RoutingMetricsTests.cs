using System.Diagnostics.Metrics;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Tests.Metrics;

/// <summary>The shops of a process in a few numbers.</summary>
public sealed class RoutingMetricsTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PoolId Presale = PoolId.From("presale");

    private static readonly AgentView Free = new()
    {
        Agent = new("a"),
        State = AgentState.Online,
        Wanted = WantedState.Online,
        Connections = 1,
        Pending = 0,
        Active = 0,
        Owned = 0,
        Busy = false,
        Full = false,
        Weight = 100,
        Capacity = 3,
        Groups = [new("presale")],
        NoSplit = false,
    };

    [Fact]
    public void They_are_the_sums_of_all_shops_of_the_last_look()
    {
        var metrics = new RoutingMetrics();
        metrics.Looked([Shop(new() { Open = 9, NeedsReply = 2, Urgent = 0, Queued = 3, OfflinePool = 1, Online = 2, Paused = 1, Grace = 0, Offline = 4 }, waits: true), Shop(Quiet, waits: true)]);
        metrics.Looked(
        [
            Shop(new() { Open = 9, NeedsReply = 2, Urgent = 0, Queued = 3, OfflinePool = 1, Online = 2, Paused = 1, Grace = 0, Offline = 4, LongestSince = At.AddSeconds(-70) }, waits: true),
            Shop(Quiet with { LongestSince = At.AddSeconds(-5) }, waits: false),
        ]);

        Assert.Equal(
            new Dictionary<string, double>
            {
                ["conversations reply"] = 2,
                ["conversations place"] = 3,
                ["conversations opening"] = 1,
                ["conversations nothing"] = 4,
                ["agents online"] = 3,
                ["agents paused"] = 1,
                ["agents grace"] = 0,
                ["longest_wait"] = 70,
                ["waiting_though_eligible"] = 1,
            },
            Read(metrics));
    }

    [Fact]
    public void Before_anything_was_looked_at_nobody_waits() => Assert.All(Read(new()).Values, value => Assert.Equal(0, value));

    [Theory]
    [InlineData("he is free", true)]
    [InlineData("he is full", false)]
    [InlineData("he pauses", false)]
    [InlineData("his weight is 0", false)]
    [InlineData("only transfers reach him", false)]
    [InlineData("the flap guard holds him back", false)]
    [InlineData("it is another group's", false)]
    public void Somebody_waits_though_an_agent_could_serve_him_only_where_one_may_be_given_buyers_of_that_pool(string because, bool expected)
    {
        var agent = because switch
        {
            "he is full" => Free with { Full = true },
            "he pauses" => Free with { State = AgentState.Paused },
            "his weight is 0" => Free with { Weight = 0 },
            "only transfers reach him" => Free with { NoSplit = true },
            "the flap guard holds him back" => Free with { GuardUntil = At },
            "it is another group's" => Free with { Groups = [new("aftersale")] },
            _ => Free,
        };
        var waiting = new QueuePosition(new("c"), new("u:1"), Presale, 1, null, RouteReason.AllFull, At);

        Assert.Equal(expected, new ShopLook([agent], [], [waiting]).WaitingThoughEligible);
        Assert.False(new ShopLook([agent], [], []).WaitingThoughEligible);
    }

    private static readonly BoardFigures Quiet = new() { Open = 1, NeedsReply = 0, Urgent = 0, Queued = 0, OfflinePool = 0, Online = 1, Paused = 0, Grace = 0, Offline = 0 };

    private static ShopVitals Shop(BoardFigures figures, bool waits) => new(At, figures, default!, [], Attendance.Free, waits);

    // What this one's gauges say; other meters of the process are not listened to.
    private static Dictionary<string, double> Read(RoutingMetrics metrics)
    {
        var read = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter == metrics.Meter)
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return read;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            read[string.Join(' ', [instrument.Name["chatrouter.".Length..], .. tags.ToArray().Select(tag => tag.Value)])] = value;
    }
}
