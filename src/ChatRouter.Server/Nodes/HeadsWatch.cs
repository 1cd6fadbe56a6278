using ChatRouter.Core.Journal;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Nodes;

/// <summary>Finds in the journal what other nodes stored for this node's clients, in case the bus lost its push: each connection is looked at every 10 s.</summary>
/// <remarks>So a committed message is on every participant's screen within 12 s. A buyer without a conversation costs nothing.</remarks>
public sealed class HeadsWatch(ConnectionRegistry connections, IJournal journal, TimeProvider clock, ILogger<HeadsWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private const int AtOnce = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var some in connections.All.Where(connection => connection.Follows).Chunk(AtOnce))
                    await LookAsync(some, stoppingToken);
            }
            catch (JournalUnavailableException)
            {
                // Said elsewhere, once. Their turn comes again.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WatchFailed(exception);
            }
        }
    }

    private async Task LookAsync(ClientConnection[] some, CancellationToken cancellationToken)
    {
        var byWho = some.ToLookup(connection => connection.Who!.Value);
        foreach (var head in await journal.HeadsAsync([.. byWho.Select(group => group.Key)], cancellationToken))
        {
            foreach (var connection in byWho[head.Of])
                connection.Rose(head.Conversation, head.LastSeq);
        }

        foreach (var connection in some)
            connection.PushHeads();
    }
}
