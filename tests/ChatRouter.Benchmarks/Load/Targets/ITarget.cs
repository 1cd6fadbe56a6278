using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>A server under load: how buyers and agents get their connections.</summary>
internal interface ITarget : IDisposable
{
    string Name { get; }

    /// <summary>The hub method by which agents answer.</summary>
    string AnswerMethod { get; }

    /// <summary>Whether idle buyers' clients ping the server.</summary>
    bool BuyersPing { get; }

    /// <summary>None when the server was not started here.</summary>
    ServerProcess? Process { get; }

    Task ReadyAsync(CancellationToken cancellation);

    /// <summary>Connects the agent of that number, online.</summary>
    Task ConnectAgentAsync(AgentPeer agent, int number, CancellationToken cancellation);

    /// <summary>Connects the buyer of that number, opened.</summary>
    Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation);
}
