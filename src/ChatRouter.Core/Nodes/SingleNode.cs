using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Nodes;

/// <summary>The bus of an installation of one process: there is nobody else.</summary>
public sealed class SingleNode : INodeBus
{
    public event Action<Audience, ServerEvent>? Received
    {
        add { }
        remove { }
    }

    public Task ArrivedAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LeftAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Publish(Audience audience, ServerEvent serverEvent)
    {
    }

    public Task<IReadOnlyList<LostConnection>> ForgetAsync(NodeLease gone, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LostConnection>>([]);
}
