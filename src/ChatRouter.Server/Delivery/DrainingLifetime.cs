using System.Runtime.InteropServices;

namespace ChatRouter.Server.Delivery;

/// <summary>Stops the server on SIGTERM, SIGINT and SIGQUIT, after <see cref="Drain"/>.</summary>
/// <remarks>The framework's own lifetime tells the application to stop first, upon which SignalR cuts every socket and breaks the calls under way.</remarks>
public sealed class DrainingLifetime(IHostApplicationLifetime application, Drain drain) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _stopping;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _signals.Add(PosixSignalRegistration.Create(signal, Stop));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    // The second signal ends the process at once, for whoever does not want to wait.
    private void Stop(PosixSignalContext context)
    {
        if (Interlocked.Exchange(ref _stopping, 1) == 1)
            return;
        context.Cancel = true;
        _ = StopAsync();
    }

    private async Task StopAsync()
    {
        await drain.RunAsync();
        application.StopApplication();
    }
}
