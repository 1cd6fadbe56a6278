using ChatRouter.Benchmarks.Load.Client;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>A server under load: how buyers and agents get their connections.</summary>
internal interface ITarget : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The hub method by which agents answer.</summary>
    string AnswerMethod { get; }

    /// <summary>Whether idle buyers' clients ping the server.</summary>
    bool BuyersPing { get; }

    /// <summary>The server to profile and to weigh, one of several if there are; none when it was not started here.</summary>
    int? ProcessId { get; }

    /// <summary>What all processes used until now; none when they were not started here.</summary>
    TargetFigures? Figures();

    Task ReadyAsync(CancellationToken cancellation);

    /// <summary>Connects the agent of that number, online.</summary>
    Task ConnectAgentAsync(Peer agent, int number, CancellationToken cancellation);

    /// <summary>Connects the buyer of that number, opened.</summary>
    Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation);
}
