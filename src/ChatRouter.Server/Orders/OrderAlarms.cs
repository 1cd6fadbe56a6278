using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Server.Orders;

/// <summary>Calls a shop's supervisors while its order service is left alone. Whoever asks for orders does not wait for it.</summary>
public sealed class OrderAlarms(HttpOrderConnector connector, AlarmDesk alarms, ILogger<OrderAlarms> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        connector.Paused += Raise;
        connector.Resumed += Clear;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        connector.Paused -= Raise;
        connector.Resumed -= Clear;
        return Task.CompletedTask;
    }

    private void Raise(ShopId shop) => _ = TellAsync(shop, () => alarms.RaiseAsync(shop, AlarmKind.OrdersFailing, "", CancellationToken.None));

    private void Clear(ShopId shop) => _ = TellAsync(shop, () => alarms.ClearAsync(shop, AlarmKind.OrdersFailing, "", CancellationToken.None));

    private async Task TellAsync(ShopId shop, Func<Task> tell)
    {
        try
        {
            await tell();
        }
#pragma warning disable CA1031 // Nobody waits for it: what it met is said here or nowhere.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.AlarmNotTold(shop, exception.Message);
        }
    }
}
