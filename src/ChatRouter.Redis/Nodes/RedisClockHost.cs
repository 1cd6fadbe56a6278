using Microsoft.Extensions.Hosting;

namespace ChatRouter.Redis.Nodes;

/// <summary>Brings the clock level before anything else asks for the time, and keeps it so.</summary>
internal sealed class RedisClockHost(RedisClock clock) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public Task StartingAsync(CancellationToken cancellationToken) => clock.StartAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await clock.LevelAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }
}
