using ChatRouter.Core.Journal;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Nodes;

/// <summary>Tells this node's clients what the journal has and they may not have been pushed. A buyer without a conversation costs nothing.</summary>
public sealed class HeadsLook(ConnectionRegistry connections, IJournal journal)
{
    private const int AtOnce = 1_000;

    /// <exception cref="JournalUnavailableException">Some were not told.</exception>
    public async Task AllAsync(CancellationToken cancellationToken)
    {
        foreach (var some in connections.All.Where(connection => connection.Follows).Chunk(AtOnce))
            await LookAsync(some, cancellationToken);
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
