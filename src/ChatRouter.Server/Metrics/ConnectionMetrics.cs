using System.Diagnostics.Metrics;
using ChatRouter.Core.Metrics;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Metrics;

/// <summary>The hub connections of this process, counted when somebody asks.</summary>
internal sealed class ConnectionMetrics
{
    public ConnectionMetrics(IMeterFactory meters, ConnectionRegistry connections) => CoreMeter.Of(meters).CreateObservableGauge(
        "chatrouter.connections", () => Count(connections), "{connection}", "Hub connections by who is at the other end.");

    private static IEnumerable<Measurement<int>> Count(ConnectionRegistry connections)
    {
        int buyers = 0, agents = 0, supervisors = 0;
        foreach (var connection in connections.All)
        {
            _ = connection switch
            {
                { Buyer: not null } => buyers++,
                { Agent: not null } => agents++,
                _ => supervisors++,
            };
        }

        return [Of("buyer", buyers), Of("agent", agents), Of("supervisor", supervisors)];
    }

    private static Measurement<int> Of(string who, int count) => new(count, new KeyValuePair<string, object?>("of", who));
}
