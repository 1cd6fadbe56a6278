using System.Globalization;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed in a network of its own, whose Redis has a replica and Sentinels.</summary>
public sealed class CutBed : FaultBed
{
    /// <summary>The node that is cut off together with the Redis master.</summary>
    internal const int Lonely = 1;

    private NetworkNamespace _network = null!;

    /// <summary>The installation for clients whose network can vanish alone.</summary>
    internal Endpoint Aside => Endpoint.From(_network.Aside, Cluster.Endpoint);

    /// <summary>The Redis that the Sentinels call the master.</summary>
    internal async Task<int> MasterPortAsync()
    {
        var answer = await RedisAsync(["sentinel", "get-master-addr-by-name", "chatrouter"], Cluster.SentinelPorts[0]);
        return int.Parse(answer.Split('\n')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The master and one node see each other, the other nodes, the Sentinels and the replica each other, and all the database; no packet passes between the two sides.</summary>
    internal async Task DivideAsync()
    {
        var master = await MasterPortAsync();
        var others = new[] { Cluster.PortOf("redis"), Cluster.PortOf("redis-replica") }.Where(port => port != master).Concat(Cluster.SentinelPorts).ToList();
        var lonely = NetworkNamespace.MarkOf(Lonely);
        await _network.CutAsync([
            $"tcp dport {master} ct mark != {lonely}", $"tcp sport {master} ct mark != {lonely}",
            .. others.SelectMany(port => new[] { $"ct mark {lonely} tcp dport {port}", $"ct mark {lonely} tcp sport {port}" })]);
    }

    /// <summary>Whoever is <see cref="Aside"/> hears nothing any more and is not heard.</summary>
    /// <remarks>Once they are inside, their packets look as the others' do: the connections tell them apart.</remarks>
    internal Task LoseAsideAsync() => _network.CutAsync([$"ct original ip saddr {_network.Aside}"]);

    internal Task HealAsync() => _network.HealAsync();

    private protected override async Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment)
    {
        _network = await NetworkNamespace.CreateAsync();
        return new(3, sentinel: true, environment: environment, network: _network);
    }

    // Its connections are known from its start on.
    private protected override async Task StartedAsync()
    {
        await Cluster.NodeAsync(Lonely, ClusterVerb.Stop);
        await Cluster.NodeAsync(Lonely, ClusterVerb.Start);
        await Cluster.UntilBalancerSaysAsync(Lonely, "UP", TimeSpan.FromSeconds(10));
    }
}
