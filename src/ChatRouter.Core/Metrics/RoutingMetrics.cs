using System.Diagnostics.Metrics;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Metrics;

/// <summary>How conversations are placed, and how the shops are that this process looks after: of several processes each shop is one's, so that their sum is the installation.</summary>
public sealed class RoutingMetrics
{
    private readonly Counter<long> _decisions;
    private volatile ShopTotals _totals = ShopTotals.None;

    public RoutingMetrics(IMeterFactory? meters = null)
    {
        Meter = CoreMeter.Of(meters);
        _decisions = Meter.CreateCounter<long>("chatrouter.decisions", "{decision}", "Placements that were stored, by where and why.");
        Meter.CreateObservableGauge("chatrouter.conversations", () => _totals.Conversations, "{conversation}", "Open conversations by what they wait for, as of the last look.");
        Meter.CreateObservableGauge("chatrouter.agents", () => _totals.Agents, "{agent}", "Agents by state, as of the last look.");
        Meter.CreateObservableGauge("chatrouter.longest_wait", () => _totals.LongestWait.TotalSeconds, "s", "How long the buyer waits for an answer or a place who waits longest, as of the last look.");
        Meter.CreateObservableGauge(
            "chatrouter.waiting_though_eligible", () => _totals.WaitingThoughEligible, "{shop}", "Shops where somebody is queued although an agent could serve him, as of the last look. More than 0 for a minute is a fault.");
    }

    internal Meter Meter { get; }

    /// <summary>A decision was stored.</summary>
    public void Placed(Decision decision) => _decisions.Add(1, CoreMeter.Tag("placement", decision.Placement), CoreMeter.Tag("reason", decision.Reason));

    /// <summary>All shops that are this process's own were looked at.</summary>
    public void Looked(IReadOnlyCollection<ShopVitals> shops) => _totals = ShopTotals.Of(shops);

    private sealed record ShopTotals(IReadOnlyList<Measurement<int>> Conversations, IReadOnlyList<Measurement<int>> Agents, TimeSpan LongestWait, int WaitingThoughEligible)
    {
        public static readonly ShopTotals None = Of([]);

        public static ShopTotals Of(IReadOnlyCollection<ShopVitals> shops)
        {
            var needReply = shops.Sum(shop => shop.Figures.NeedsReply);
            var queued = shops.Sum(shop => shop.Figures.Queued);
            var left = shops.Sum(shop => shop.Figures.OfflinePool);
            return new(
                [
                    new(needReply, Waits("reply")), new(queued, Waits("place")), new(left, Waits("opening")),
                    new(shops.Sum(shop => shop.Figures.Open) - needReply - queued - left, Waits("nothing")),
                ],
                [
                    new(shops.Sum(shop => shop.Figures.Online), CoreMeter.Tag("state", AgentState.Online)),
                    new(shops.Sum(shop => shop.Figures.Paused), CoreMeter.Tag("state", AgentState.Paused)),
                    new(shops.Sum(shop => shop.Figures.Grace), CoreMeter.Tag("state", AgentState.Grace)),
                ],
                shops.Max(shop => shop.Figures.LongestSince is { } since ? shop.At - since : (TimeSpan?)TimeSpan.Zero) ?? TimeSpan.Zero,
                shops.Count(shop => shop.WaitingThoughEligible));
        }

        private static KeyValuePair<string, object?> Waits(string what) => new("waits_for", what);
    }
}
