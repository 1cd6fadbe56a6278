using Microsoft.AspNetCore.Hosting.Server;

namespace ChatRouter.Server.Delivery;

/// <summary>Cuts off, when the server stops, whoever still holds a socket after 5 s.</summary>
/// <remarks>
/// Kestrel would wait as long as the host does for a client that never finishes its request, or never reads the answer, and leave no time in which what stops
/// after it writes down the last: the journal, presence, sign-ins.
/// </remarks>
public sealed class SocketsStop(IServer server, TimeProvider clock) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await server.StopAsync(either.Token);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
